//! What all pages share.

use crate::compose::lists::all::menu_link;
use crate::compose::shared::index::Index;
use crate::compose::shared::links::section_path;
use crate::content::page::Section;
use crate::page::{Link, Shell};
use crate::route;

/// The shell of all pages.
pub(crate) fn shell(index: &Index<'_>) -> Shell {
    let site = &index.content.site;
    let about = [Section::About, Section::Privacy, Section::Accessibility];
    let about = about.into_iter().filter(|section| index.has(*section));
    let about =
        about.map(|section| Link::new(index.section_heading(section), section_path(section)));
    Shell {
        name: site.name.clone(),
        lang: index.lang().to_owned(),
        base: route::base(index.base_url).to_owned(),
        independence: site.independence.clone(),
        sections: index.section_links(),
        footer: about.chain(menu_link(index)).collect(),
        messages: index.locale.strings(),
    }
}
