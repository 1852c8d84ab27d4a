//! SVG that is a picture and nothing else.

use roxmltree::{Attribute, Document, Node};

/// The namespace of SVG.
const SVG: &str = "http://www.w3.org/2000/svg";

/// The elements that a flag may have: shapes, and what fills and cuts them.
const ELEMENTS: [&str; 20] = [
    "svg",
    "g",
    "defs",
    "title",
    "desc",
    "symbol",
    "use",
    "path",
    "rect",
    "circle",
    "ellipse",
    "line",
    "polyline",
    "polygon",
    "clipPath",
    "mask",
    "pattern",
    "linearGradient",
    "radialGradient",
    "stop",
];

/// A fault of an SVG file.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Flaw {
    /// The line, from 1.
    pub(crate) line: usize,
    pub(crate) wrong: String,
    pub(crate) expected: &'static str,
}

/// The first thing that is wrong with a flag.
pub(crate) fn flag_flaw(text: &str) -> Option<Flaw> {
    let document = match Document::parse(text) {
        Ok(document) => document,
        Err(error) => {
            let line = error.pos().row as usize;
            // It names what it found, which may be the end of a line.
            let wrong = format!("not SVG: {error}").replace(char::is_control, " ");
            return Some(Flaw { line, wrong, expected: "expected an SVG image" });
        }
    };
    let line = |node: Node<'_, '_>| document.text_pos_at(node.range().start).row as usize;
    let root = document.root_element();
    if !root.has_tag_name((SVG, "svg")) {
        let wrong = format!("the file holds <{}>", root.tag_name().name());
        let expected = "expected <svg xmlns=\"http://www.w3.org/2000/svg\">";
        return Some(Flaw { line: line(root), wrong, expected });
    }
    if root.attribute("viewBox").is_none() {
        let wrong = "the image has no viewBox".to_owned();
        let expected = "expected one, so that it can be shown in any size";
        return Some(Flaw { line: line(root), wrong, expected });
    }
    document.descendants().filter(Node::is_element).find_map(|node| {
        let name = node.tag_name().name();
        if node.tag_name().namespace() != Some(SVG) || !ELEMENTS.contains(&name) {
            let wrong = format!("<{name}> has no place in a flag");
            let expected = "expected shapes, gradients and clips only";
            return Some(Flaw { line: line(node), wrong, expected });
        }
        node.attributes().find(|attribute| !is_harmless(attribute)).map(|attribute| {
            let name = attribute.name();
            let wrong = format!("the attribute {name} runs a script or leads out of the file");
            let expected = "expected no scripts, and references to the file's own parts only";
            Flaw { line: line(node), wrong, expected }
        })
    })
}

/// Elements that run something, load something or hold another language.
const ACTIVE: [&str; 11] = [
    "script",
    "foreignobject",
    "iframe",
    "embed",
    "object",
    "audio",
    "video",
    "handler",
    "listener",
    "set",
    "animate",
];

/// The first thing in a published SVG or XML file that may run something, or its first fault as XML.
pub(crate) fn active_flaw(text: &str) -> Option<Flaw> {
    let document = match Document::parse(text) {
        Ok(document) => document,
        Err(error) => {
            let line = error.pos().row as usize;
            let wrong = format!("not XML: {error}").replace(char::is_control, " ");
            return Some(Flaw { line, wrong, expected: "expected well-formed XML" });
        }
    };
    if let Some(node) = document.descendants().find(Node::is_pi) {
        let line = document.text_pos_at(node.range().start).row as usize;
        let wrong = "an instruction such as <?xml-stylesheet?> loads another file".to_owned();
        return Some(Flaw { line, wrong, expected: "expected none" });
    }
    document.descendants().filter(Node::is_element).find_map(|node| {
        let line = document.text_pos_at(node.range().start).row as usize;
        let name = node.tag_name().name();
        let is_foreign = node.tag_name().namespace() == Some("http://www.w3.org/1999/xhtml");
        if is_foreign || ACTIVE.contains(&name.to_ascii_lowercase().as_str()) {
            let wrong = format!("<{name}> may run a script");
            return Some(Flaw { line, wrong, expected: "expected a picture without scripts" });
        }
        let attribute = node.attributes().find(|attribute| {
            let value: String = attribute.value().chars().filter(|c| !c.is_whitespace()).collect();
            let value = value.to_ascii_lowercase();
            attribute.name().to_ascii_lowercase().starts_with("on")
                || value.starts_with("javascript:")
                || value.starts_with("data:text/html")
        })?;
        let wrong = format!("the attribute {} runs a script", attribute.name());
        Some(Flaw { line, wrong, expected: "expected a picture without scripts" })
    })
}

/// True if an attribute neither runs something nor fetches something.
fn is_harmless(attribute: &Attribute<'_, '_>) -> bool {
    let value = attribute.value().trim_start();
    match attribute.name() {
        "href" => value.starts_with('#'),
        name if name.starts_with("on") => false,
        _ => value.split("url(").skip(1).all(|rest| {
            rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '\''))
                .starts_with('#')
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn svg(inner: &str) -> Option<Flaw> {
        flag_flaw(&format!("<svg xmlns=\"{SVG}\" viewBox=\"0 0 3 2\">\n{inner}</svg>\n"))
    }

    #[test]
    fn shapes_and_references_within_the_file_are_a_picture() {
        for inner in [
            "<path fill=\"#fff\" d=\"M0 0h3v2H0z\"/>",
            "<defs><linearGradient id=\"a\"><stop/></linearGradient></defs><g fill=\"url(#a)\"/>",
            "<g id=\"a\"/><use href=\"#a\"/>",
            "<g id=\"a\"/><use xmlns:x=\"http://www.w3.org/1999/xlink\" x:href=\"#a\"/>",
            "<!-- a remark --><title>A flag</title>",
        ] {
            assert_eq!(svg(inner), None, "{inner}");
        }
    }

    #[test]
    fn what_runs_or_leads_out_is_named_with_its_line() {
        for (inner, named) in [
            ("<script>alert(1)</script>", "<script>"),
            ("<style>@import url(https://example.org/a.css)</style>", "<style>"),
            ("<foreignObject/>", "<foreignObject>"),
            ("<image href=\"https://example.org/a.png\"/>", "<image>"),
            ("<a href=\"#x\"/>", "<a>"),
            ("<animate attributeName=\"href\"/>", "<animate>"),
            ("<g xmlns=\"http://www.w3.org/1999/xhtml\"/>", "<g>"),
            ("<g onload=\"alert(1)\"/>", "onload"),
            ("<use href=\"https://example.org/a.svg#a\"/>", "href"),
            ("<use href=\"data:image/svg+xml,x\"/>", "href"),
            ("<g style=\"fill: url( 'https://example.org/a.svg#a')\"/>", "style"),
            ("<g fill=\"url(//example.org/a.svg#a)\"/>", "fill"),
        ] {
            let flaw = svg(inner).unwrap_or_else(|| panic!("{inner} is refused"));
            assert!(flaw.wrong.contains(named), "{inner}: {}", flaw.wrong);
            assert_eq!(flaw.line, 2, "{inner}");
        }
    }

    #[test]
    fn what_is_no_svg_is_said_to_be_none() {
        for text in [
            "",
            "GIF89a",
            "<svg",
            "<html/>",
            "<svg viewBox=\"0 0 3 2\"/>",
            "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
            "<!DOCTYPE svg [<!ENTITY a \"b\">]><svg xmlns=\"http://www.w3.org/2000/svg\"/>",
        ] {
            assert!(flag_flaw(text).is_some(), "{text}");
        }
    }
}
