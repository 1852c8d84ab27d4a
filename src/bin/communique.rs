//! The command line: see `communique --help`.

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    communique::cli::main()
}

/// Trunk builds every binary of the package for the browser; this one has nothing to do there.
#[cfg(target_arch = "wasm32")]
fn main() {}
