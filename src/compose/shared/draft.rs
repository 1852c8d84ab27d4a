//! From what a page holds to its document: title, description, way from home, structured data.

use std::collections::BTreeMap;

use serde_json::Value;

use super::excerpt::clip;
use super::index::Index;
use super::structured;
use crate::compose::composed::{About, Meta, OgKind, Page};

use crate::date::Date;
use crate::page::{Block, Head, Layout, Link, PageDocument};
use crate::text::Text;

/// Characters of a description, at most.
const DESCRIPTION: usize = 200;

/// A page before its head is written.
#[derive(Default)]
pub(crate) struct Draft {
    pub(crate) path: String,
    pub(crate) heading: String,
    /// The title without the site's name, where it is not the heading.
    pub(crate) title: Option<String>,
    pub(crate) description: String,
    /// What tells the page from another of the same heading, such as its date.
    pub(crate) distinction: String,
    pub(crate) lang: String,
    pub(crate) kicker: Option<String>,
    pub(crate) flag: Option<String>,
    pub(crate) lead: Option<Text>,
    pub(crate) crumbs: Vec<Link>,
    pub(crate) translations: Vec<Link>,
    pub(crate) blocks: Vec<Block>,
    pub(crate) structured: Vec<Value>,
    pub(crate) published: Option<Date>,
    pub(crate) layout: Layout,
    pub(crate) hidden: bool,
    pub(crate) about: About,
}

impl Draft {
    /// A page in the site's language; the description is cut at a sentence or word.
    pub(crate) fn new(
        index: &Index<'_>,
        path: String,
        heading: impl Into<String>,
        description: &str,
    ) -> Self {
        Self {
            path,
            heading: heading.into(),
            description: clip(description, DESCRIPTION),
            lang: index.lang().to_owned(),
            ..Self::default()
        }
    }

    fn finish(mut self, index: &Index<'_>) -> Page {
        if !self.crumbs.is_empty() {
            let crumbs = structured::breadcrumbs(index, &self.crumbs, &self.heading, &self.path);
            self.structured.push(crumbs);
        }
        let site = &index.content.site;
        let title = match &self.title {
            // The home page has the site's name as heading.
            Some(title) if self.heading == site.name => format!("{} – {title}", site.name),
            Some(title) => format!("{title} – {}", site.name),
            None => format!("{} – {}", self.heading, site.name),
        };
        let head = Head {
            title,
            heading: self.heading,
            description: self.description,
            lang: self.lang,
            layout: self.layout,
            kicker: self.kicker,
            flag: self.flag,
            lead: self.lead,
            breadcrumbs: self.crumbs,
            translations: self.translations,
        };
        Page {
            path: self.path,
            about: self.about,
            document: PageDocument { head, blocks: self.blocks },
            meta: Meta {
                structured: self.structured,
                kind: match self.layout {
                    Layout::Article => OgKind::Article,
                    Layout::Plain | Layout::Front => OgKind::Website,
                },
                published: self.published,
                indexed: !self.hidden,
            },
        }
    }
}

/// Makes titles and descriptions unique, then the pages and that for missing ones.
pub(crate) fn finish(
    mut drafts: Vec<Draft>,
    not_found: Draft,
    index: &Index<'_>,
) -> (Vec<Page>, Page) {
    tell_apart(&mut drafts, |draft| draft.title.get_or_insert_with(|| draft.heading.clone()));
    tell_apart(&mut drafts, |draft| &mut draft.description);
    let pages = drafts.into_iter().map(|draft| draft.finish(index)).collect();
    (pages, not_found.finish(index))
}

/// Adds what tells pages apart to texts that several have: first the distinction, then the path.
fn tell_apart(drafts: &mut [Draft], text: impl Fn(&mut Draft) -> &mut String) {
    let marks: [fn(&Draft) -> &str; 2] = [|draft| &draft.distinction, |draft| &draft.path];
    for mark in marks {
        let mut seen = BTreeMap::<String, usize>::new();
        for draft in drafts.iter_mut() {
            *seen.entry(text(draft).clone()).or_default() += 1;
        }
        for draft in drafts.iter_mut() {
            let mark = mark(draft).to_owned();
            let text = text(draft);
            if seen.get(text).is_some_and(|&count| count > 1) && !mark.is_empty() {
                text.push_str(&format!(" ({mark})"));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Draft, tell_apart};

    #[test]
    fn equal_titles_are_told_apart_by_date_and_then_by_path() {
        let draft = |path: &str, distinction: &str| Draft {
            path: path.to_owned(),
            description: "Daily report".to_owned(),
            distinction: distinction.to_owned(),
            ..Draft::default()
        };
        let mut drafts = [draft("/a/", "1 May"), draft("/b/", "2 May"), draft("/c/", "2 May")];
        tell_apart(&mut drafts, |draft| &mut draft.description);
        let texts = drafts.map(|draft| draft.description);
        assert_eq!(
            texts,
            ["Daily report (1 May)", "Daily report (2 May) (/b/)", "Daily report (2 May) (/c/)"]
        );
    }
}
