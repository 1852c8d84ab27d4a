//! Layer 3: reads, checks, builds and previews. The only place that touches files.

pub mod read;
