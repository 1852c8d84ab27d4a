//! A site from the files of its content: read, checked and composed, each once.

use std::collections::HashSet;
use std::path::Path;

use super::base_url::BaseUrl;
use super::read::{File, Files, published, read_locale};
use crate::compose::{Composed, compose};
use crate::content::Content;
use crate::content::hrefs::{Href, Leads};
use crate::content::problem::{Problem, Rule, Severity};
use crate::content::read::read;
use crate::i18n::Locale;
use crate::route;

/// A site without errors, composed and ready to be rendered.
#[derive(Debug)]
pub struct CheckedSite {
    /// The subject of the site.
    pub content: Content,
    /// The words of its interface.
    pub locale: Locale,
    /// Its pages.
    pub composed: Composed,
    /// The files of the content folder.
    pub files: Files,
}

/// Reads the files of a content folder, composes the site and checks it: every problem, links that
/// lead nowhere among them, and the site where none of them is an error.
///
/// # Errors
/// If the content is sound and there is no locale for its language.
pub fn check_site(
    files: Files,
    locales: &Path,
    base_url: &BaseUrl,
) -> anyhow::Result<(Option<CheckedSite>, Vec<Problem>)> {
    let (content, mut problems) = read(&files);
    // Which pages there are can be said only once nothing else is wrong.
    let Some(content) = content.filter(|_| !has_errors(&problems)) else {
        return Ok((None, problems));
    };
    let locale = read_locale(locales, content.site.language.as_str())?;
    let composed = compose(&content, &locale, base_url.as_str());
    problems.extend(dead_links(&content, &composed, &files));
    let site = CheckedSite { content, locale, composed, files };
    Ok((Some(site).filter(|_| !has_errors(&problems)), problems))
}

/// The links of the content that lead to no page or file of the site.
fn dead_links(content: &Content, composed: &Composed, files: &[File]) -> Vec<Problem> {
    let pages = composed.pages.iter().map(|page| page.path.as_str());
    let files = files.iter().filter_map(|(path, _)| published(path));
    let (pages, files): (HashSet<&str>, HashSet<&str>) = (pages.collect(), files.collect());
    let is_dead = |href: &&Href<'_>| {
        let path = href.href.split(['#', '?']).next().unwrap_or_default();
        route::is_internal(path)
            && !pages.contains(path)
            && !path.strip_prefix('/').is_some_and(|file| files.contains(file))
    };
    let problem = |href: &Href<'_>| Problem {
        severity: Rule::DeadLink.severity(),
        rule: Rule::DeadLink,
        file: href.file.clone(),
        line: href.line,
        entry: href.entry.map(str::to_owned),
        field: href.field.clone(),
        wrong: format!("nothing is at {:?}", href.href),
        expected: match href.to {
            Leads::Page => "expected the path of a page, with a slash at its end",
            Leads::File => "expected a file in files/, as /files/NAME",
        }
        .to_owned(),
    };
    content.hrefs().iter().filter(is_dead).map(problem).collect()
}

/// Tells if one of the problems stops publishing.
pub(crate) fn has_errors(problems: &[Problem]) -> bool {
    problems.iter().any(|problem| problem.severity == Severity::Error)
}
