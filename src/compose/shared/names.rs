//! Names in other languages, and the other and former names of things.

use super::index::Index;
use super::parts::{remarks, words};
use crate::content::page::{Alias, AliasSort, Target};
use crate::content::site::Names;
use crate::i18n::{Label, fold};
use crate::page::{Fact, Value};
use crate::text::{Span, Text};

impl<'a> Index<'a> {
    /// What a name is sorted by: without regard to case, accents and a leading article.
    pub(crate) fn sort_key(&self, name: &str) -> String {
        let name = fold(name);
        let article = fold(self.label(Label::LeadingArticle));
        name.strip_prefix(&article).map(str::to_owned).unwrap_or(name)
    }

    /// The facts about a thing's names: official, in other languages, other, former.
    pub(crate) fn name_facts(&self, of: &Target, names: &Names) -> Vec<Option<Fact>> {
        let official =
            self.named(of, |alias| alias.sort == AliasSort::OfficialName && current(alias));
        let other = self.named(of, |alias| {
            matches!(alias.sort, AliasSort::ShortName | AliasSort::Abbreviation) && current(alias)
        });
        let former = self.named(of, |alias| {
            matches!(alias.sort, AliasSort::FormerName | AliasSort::Predecessor)
                || alias.sort != AliasSort::Spelling && !current(alias)
        });
        vec![
            self.fact(Label::OfficialName, official),
            self.fact(Label::OtherLanguages, self.translated(names)),
            self.fact(Label::OtherNames, other),
            self.fact(Label::FormerNames, former),
        ]
    }

    /// The aliases of a thing in the site's language, or in none, that fit.
    fn named(&self, of: &Target, fits: impl Fn(&Alias) -> bool) -> Vec<Value> {
        let here = |alias: &Alias| {
            alias.lang.as_ref().is_none_or(|lang| *lang == self.content.site.language)
        };
        let aliases = self.aliases(of).iter().filter(|alias| here(alias) && fits(alias));
        aliases
            .map(|alias| Value { note: self.alias_note(alias), ..words(alias.alias.as_str()) })
            .collect()
    }

    /// The years in which a name was used, and whether that is certain.
    fn alias_note(&self, alias: &Alias) -> Option<String> {
        let year = |date: crate::date::Date| self.locale.date(date.to_year());
        let years = match (alias.valid_from, alias.valid_to) {
            (Some(from), Some(to)) => Some(self.locale.span(from.to_year(), to.to_year())),
            (Some(from), None) => Some(self.locale.fill(Label::Since, &[("date", &year(from))])),
            (None, Some(to)) => Some(self.locale.fill(Label::Until, &[("date", &year(to))])),
            (None, None) => None,
        };
        let doubt = alias.uncertain.then(|| self.label(Label::ValueNotCertain).to_owned());
        remarks([years, doubt])
    }

    fn translated(&self, names: &Names) -> Vec<Value> {
        let value = |lang: &str, name: &str| {
            let span =
                Span { text: name.to_owned(), lang: Some(lang.to_owned()), ..Span::default() };
            words(Text(vec![span]).then(format!(" ({})", self.locale.language(lang))))
        };
        names.iter().map(|(lang, name)| value(lang.as_str(), name)).collect()
    }

    /// All names of a thing in all languages, each once.
    pub(crate) fn all_names(&self, of: &Target, name: &'a str, names: &'a Names) -> Vec<&'a str> {
        let aliases = self.aliases(of).iter().map(|alias| alias.alias.as_str());
        let mut all = Vec::new();
        for name in std::iter::once(name).chain(names.values().map(String::as_str)).chain(aliases) {
            if !all.contains(&name) {
                all.push(name);
            }
        }
        all
    }
}

fn current(alias: &Alias) -> bool {
    alias.valid_to.is_none()
}
