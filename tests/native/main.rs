//! The native tests that need more than one module: one binary, one file a topic.

mod command_line;
