//! The address at which a site will stand.

use std::str::FromStr;

/// The address at which a site will stand: `https://host/path` without a slash at its end, or nothing
/// where that is not known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BaseUrl(String);

impl BaseUrl {
    /// The address, or nothing.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for BaseUrl {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let text = text.trim_end_matches('/');
        let expected = "expected an address such as https://host/path/";
        let Some((scheme, rest)) = text.split_once("://") else {
            return if text.is_empty() { Ok(Self::default()) } else { Err(expected) };
        };
        let plain = |c: char| c.is_ascii_alphanumeric() || "-._~:/[]%".contains(c);
        let sound = ["http", "https"].contains(&scheme)
            && !rest.is_empty()
            && !rest.starts_with('/')
            && rest.chars().all(plain);
        if sound { Ok(Self(text.to_owned())) } else { Err(expected) }
    }
}

#[cfg(test)]
mod tests {
    use super::BaseUrl;
    use crate::route;

    #[test]
    fn the_base_is_the_path_of_the_address() {
        for (url, path) in [
            ("https://host/sub/site/", "/sub/site"),
            ("https://host", ""),
            ("http://localhost:8080/", ""),
            ("", ""),
        ] {
            let base = url.parse::<BaseUrl>().map(|url| route::base(url.as_str()).to_owned());
            assert_eq!(base.as_deref(), Ok(path), "{url}");
        }
    }

    #[test]
    fn what_is_no_address_is_refused() {
        for text in ["host/path", "/sub", "ftp://host", "https://", "https:///x", "https://h/\"x"] {
            assert!(text.parse::<BaseUrl>().is_err(), "{text}");
        }
    }
}
