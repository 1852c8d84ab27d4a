//! The application in the browser: takes over the page that was loaded. Natively nothing.

#[cfg(target_arch = "wasm32")]
fn main() {
    communique::client::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
