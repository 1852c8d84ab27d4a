//! Text and data in HTML: the one place that escapes, but for the views.

use std::fmt::{self, Write};

/// Text between tags or in a quoted attribute.
pub(super) struct Escaped<'a>(pub(super) &'a str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for c in self.0.chars() {
            match c {
                '&' => f.write_str("&amp;")?,
                '<' => f.write_str("&lt;")?,
                '>' => f.write_str("&gt;")?,
                '"' => f.write_str("&quot;")?,
                c => f.write_char(c)?,
            }
        }
        Ok(())
    }
}

/// JSON in a script element: nothing in it can end the element or begin a comment.
pub(super) struct Data<'a>(pub(super) &'a str);

impl fmt::Display for Data<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for c in self.0.chars() {
            match c {
                '<' => f.write_str("\\u003c")?,
                c => f.write_char(c)?,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_data_ends_its_element() {
        let json = Data("{\"a\":\"</script><!--\"}").to_string();
        assert_eq!(json, "{\"a\":\"\\u003c/script>\\u003c!--\"}");
        assert_eq!(
            serde_json::from_str::<serde_json::Value>(&json).expect("escapes are JSON")["a"],
            "</script><!--"
        );
    }

    #[test]
    fn markup_in_text_stays_text() {
        assert_eq!(Escaped("<b title=\"x\">&").to_string(), "&lt;b title=&quot;x&quot;&gt;&amp;");
    }
}
