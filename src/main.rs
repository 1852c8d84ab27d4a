//! The application in the browser: takes over the page that was loaded. Natively nothing.

#[cfg(target_arch = "wasm32")]
fn main() {
    communique::client::start();
}

/// The native binary of the package is `communique`; this one exists for the browser only.
#[cfg(not(target_arch = "wasm32"))]
fn main() {}
