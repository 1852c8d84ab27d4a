//! The application in the browser: Trunk builds this for wasm32. Natively it does nothing; the
//! command line is `communique`.

fn main() {}
