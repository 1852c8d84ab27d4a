//! `site.json`: what the site is, whom it is about, and the vocabularies the other files use.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::ids::{DimensionId, GroupId, LangId, MilestoneId, NewsId, NewsKindId, PageId};

/// A name in several languages; every entry has one in the site's own language beside it.
pub type Names = BTreeMap<LangId, String>;

/// The file `site.json`.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Site {
    /// The site's own name, not the institution's.
    pub name: String,
    /// One line under the name.
    pub tagline: String,
    /// One or two sentences for search engines and cards.
    pub description: String,
    /// Said on every page: who does not run this site. A whole sentence.
    pub independence: String,
    /// The language of the texts and the interface.
    pub language: LangId,
    /// All languages in which news may be written.
    pub languages: Vec<LangId>,
    /// The institution.
    pub organization: Organization,
    /// Where errors are reported: an `https:` or `mailto:` address. Without one the link leads
    /// to the page about the site.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub report: Option<String>,
    /// The groups of countries, in the order in which they are listed; the first are the members.
    #[serde(default)]
    pub groups: Vec<Group>,
    /// What countries sign or reach, in order of time.
    #[serde(default)]
    pub milestones: Vec<Milestone>,
    /// The families of fields of work.
    #[serde(default)]
    pub dimensions: Vec<Dimension>,
    /// The kinds of news.
    #[serde(default)]
    pub news_kinds: Vec<NewsKind>,
}

/// The institution that the site is about.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Organization {
    /// Its full name.
    pub name: String,
    /// Its usual abbreviation.
    pub short_name: String,
    /// Its own site.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Its full name in other languages.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub names: Names,
    /// Its abbreviation in other languages.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub short_names: Names,
}

/// A group of countries.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// Its id.
    pub id: GroupId,
    /// What its countries are together, such as "Participating States".
    pub name: String,
    /// What one of them is, such as "Participating State".
    pub member: String,
    /// The page that tells about the group.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<PageId>,
    /// Its name in other languages.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub names: Names,
}

/// Something countries sign or reach.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Milestone {
    /// Its id.
    pub id: MilestoneId,
    /// What a country did, such as "Signed the Charter of Paris".
    pub name: String,
    /// The news item that tells about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub news: Option<NewsId>,
}

/// A family of fields of work.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dimension {
    /// Its id.
    pub id: DimensionId,
    /// Its name.
    pub name: String,
    /// Its name in other languages.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub names: Names,
}

/// A kind of news.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewsKind {
    /// Its id.
    pub id: NewsKindId,
    /// What one item is, such as "Press release".
    pub name: String,
    /// What several are, such as "Press releases".
    pub plural: String,
}
