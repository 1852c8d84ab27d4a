//! Every problem of a content, links that lead nowhere among them.

use std::collections::HashSet;
use std::io::{self, Write};
use std::path::Path;

use super::read::{read_folder, read_locale};
use crate::compose::compose;
use crate::content::Content;
use crate::content::hrefs::{Href, Leads};
use crate::content::problem::{Problem, Rule, Severity};
use crate::content::read::read;
use crate::i18n::Locale;
use crate::route;

/// What a content folder's files hold, and every problem in them, links that lead nowhere among
/// them. `files` are paths inside the folder, with `/` between their parts, and their bytes.
///
/// # Errors
/// If the content is sound and there is no locale for its language.
pub fn check(
    files: &[(String, Vec<u8>)],
    locales: &Path,
) -> anyhow::Result<(Option<Content>, Vec<Problem>)> {
    let (content, mut problems) = read(files);
    // Which pages there are can be said only once nothing else is wrong.
    if let Some(content) = content.as_ref().filter(|_| !has_errors(&problems)) {
        let locale = read_locale(locales, content.site.language.as_str())?;
        problems.extend(dead_links(content, &locale, files));
    }
    Ok((content, problems))
}

/// The links of the content that lead to no page or file of the site.
fn dead_links(content: &Content, locale: &Locale, files: &[(String, Vec<u8>)]) -> Vec<Problem> {
    let composed = compose(content, locale, "");
    let pages: HashSet<&str> = composed.pages.iter().map(|page| page.path.as_str()).collect();
    let is_dead = |href: &&Href<'_>| {
        let path = href.href.split(['#', '?']).next().unwrap_or_default();
        route::is_internal(path)
            && !pages.contains(path)
            && !files.iter().any(|(file, _)| path.strip_prefix('/') == Some(file))
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

/// Whether one of the problems stops publishing.
pub(crate) fn has_errors(problems: &[Problem]) -> bool {
    problems.iter().any(|problem| problem.severity == Severity::Error)
}

/// The content of a folder, if it has no errors; all problems are printed on standard error.
pub(crate) fn sound_content(folder: &Path, locales: &Path) -> anyhow::Result<Option<Content>> {
    let (content, problems) = content(folder, locales)?;
    if !problems.is_empty() {
        print(&mut io::stderr().lock(), &problems)?;
    }
    Ok(content.filter(|_| !has_errors(&problems)))
}

/// The content of a folder and every problem in it.
pub(crate) fn content(
    folder: &Path,
    locales: &Path,
) -> anyhow::Result<(Option<Content>, Vec<Problem>)> {
    check(&read_folder(folder)?, locales)
}

/// Prints problems, a line each, and their sum.
pub(crate) fn print(out: &mut impl Write, problems: &[Problem]) -> io::Result<()> {
    for problem in problems {
        writeln!(out, "{problem}")?;
    }
    let errors = problems.iter().filter(|p| p.severity == Severity::Error).count();
    let warnings = problems.len() - errors;
    writeln!(out, "{errors} errors, {warnings} warnings")
}
