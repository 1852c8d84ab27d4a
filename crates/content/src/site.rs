//! `site.json`: what the site is, whom it is about, and the vocabularies the other files use.

use std::collections::BTreeMap;

use crate::ids::{DimensionId, GroupId, LangId, MilestoneId, NewsId, NewsKindId, PageId};
use crate::schema::record;

/// A name in several languages; every entry has one in the site's own language beside it.
pub type Names = BTreeMap<LangId, String>;

record! {
    /// The file `site.json`.
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
        /// The address for reports of errors: an `https:` or `mailto:` address. Without one the link leads
        /// to the page about the site.
        pub report: Option<String> as ContactLink = None,
        /// The groups of countries, in the order in which they are listed; the first are the members.
        pub groups: Vec<Group> = Vec::new(),
        /// The milestones that countries sign or reach, in order of time.
        pub milestones: Vec<Milestone> = Vec::new(),
        /// The families of fields of work.
        pub dimensions: Vec<Dimension> = Vec::new(),
        /// The kinds of news.
        pub news_kinds: Vec<NewsKind> = Vec::new(),
    }
}

record! {
    /// The institution that the site is about.
    pub struct Organization {
        /// Its full name.
        pub name: String,
        /// Its usual abbreviation.
        pub short_name: String,
        /// Its own site.
        pub url: Option<String> as WebLink = None,
        /// Its full name in other languages.
        pub names: Names = Names::new(),
        /// Its abbreviation in other languages.
        pub short_names: Names = Names::new(),
    }
}

record! {
    /// A group of countries.
    pub struct Group {
        /// Its id.
        pub id: GroupId,
        /// The name of its countries together, such as "Participating States".
        pub name: String,
        /// The name of one of them, such as "Participating State".
        pub member: String,
        /// The page that tells about the group.
        pub page: Option<PageId> = None,
        /// Its name in other languages.
        pub names: Names = Names::new(),
    }
}

record! {
    /// Something countries sign or reach.
    pub struct Milestone {
        /// Its id.
        pub id: MilestoneId,
        /// The act of a country, such as "Signed the Charter of Paris".
        pub name: String,
        /// The news item that tells about it.
        pub news: Option<NewsId> = None,
    }
}

record! {
    /// A family of fields of work.
    pub struct Dimension {
        /// Its id.
        pub id: DimensionId,
        /// Its name.
        pub name: String,
        /// Its name in other languages.
        pub names: Names = Names::new(),
    }
}

record! {
    /// A kind of news.
    pub struct NewsKind {
        /// Its id.
        pub id: NewsKindId,
        /// The name of one item, such as "Press release".
        pub name: String,
        /// The name of several, such as "Press releases".
        pub plural: String,
    }
}
