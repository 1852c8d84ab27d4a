//! See `rows` in the library.

#![cfg_attr(fuzzing, no_main)]

communique_fuzz::fuzz!(rows);
