//! The Content-Security-Policy of a bundle, said once: the pages carry it for hosts that send no
//! headers, `communique preview` sends it, and the README tells it to those who host.

/// The directives that a page can give itself.
const DIRECTIVES: &str = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; \
    style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; \
    worker-src 'self'; manifest-src 'self'; object-src 'none'; base-uri 'self'; \
    form-action 'self'";

/// The directives that only a header can give.
const OF_HEADER: &str = "frame-ancestors 'none'";

/// The policy as a page carries it.
pub(super) const fn of_page() -> &'static str {
    DIRECTIVES
}

/// The policy as a host sends it.
pub(crate) fn of_host() -> String {
    [DIRECTIVES, "; ", OF_HEADER].concat()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use std::fs;
    use std::path::Path;

    use super::of_host;

    #[test]
    fn what_hosts_are_told_to_send_is_the_policy() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let docs = fs::read_dir(root.join("docs")).unwrap().map(|entry| entry.unwrap().path());
        let pages = docs.chain([root.join("README.md")]);
        let told: Vec<String> = pages
            .filter(|path| path.extension().is_some_and(|extension| extension == "md"))
            .flat_map(|path| {
                let text = fs::read_to_string(path).unwrap();
                let lines = text.lines().filter_map(|line| {
                    line.trim().strip_prefix("Content-Security-Policy: ").map(str::to_owned)
                });
                lines.collect::<Vec<_>>()
            })
            .collect();
        assert!(!told.is_empty(), "neither README.md nor docs/ tell the policy");
        for policy in told {
            assert_eq!(policy, of_host());
        }
    }
}
