//! Where things stand in the menu, and the ways from the home page to them.

use super::index::Index;
use super::links::section_path;
use crate::content::body::Structure;
use crate::content::page::{MenuEntry, Page, Section, Target};
use crate::page::Link;

/// An entry of the menu with the number of entries above it.
pub(crate) struct Placed<'a> {
    depth: usize,
    pub(crate) entry: &'a MenuEntry,
    parent: Option<&'a MenuEntry>,
}

fn place<'a>(
    entries: &'a [MenuEntry],
    parent: Option<&'a MenuEntry>,
    depth: usize,
    into: &mut Vec<Placed<'a>>,
) {
    for entry in entries {
        into.push(Placed { depth, entry, parent });
        place(&entry.children, Some(entry), depth + 1, into);
    }
}

impl<'a> Index<'a> {
    /// Where the menu has a target; the highest place where it has several.
    pub(crate) fn menu_place(&self, target: &Target) -> Option<Placed<'a>> {
        let mut placed = Vec::new();
        place(&self.content.menu, None, 0, &mut placed);
        placed.retain(|at| at.entry.to == *target);
        placed.into_iter().min_by_key(|at| at.depth)
    }

    /// What the menu has under an entry.
    pub(crate) fn menu_children(&self, target: &Target) -> &'a [MenuEntry] {
        let mut placed = Vec::new();
        place(&self.content.menu, None, 0, &mut placed);
        let entries = placed.into_iter().filter(|at| at.entry.to == *target);
        entries.map(|at| at.entry.children.as_slice()).find(|list| !list.is_empty()).unwrap_or(&[])
    }

    /// The way from the home page to a page of text: that of the menu where it stands highest.
    pub(crate) fn page_crumbs(&self, page: &Page) -> Vec<Link> {
        let place = self.menu_place(&Target::Page(page.id.clone()));
        match place.and_then(|at| at.parent).map(|parent| &parent.to) {
            // Each step goes to an entry that stands higher, so this comes to an end.
            Some(to @ Target::Page(id)) => {
                let mut crumbs =
                    self.content.page(id).map_or_else(Vec::new, |parent| self.page_crumbs(parent));
                crumbs.push(self.link(to));
                crumbs
            }
            Some(to) => vec![self.home_link(), self.link(to)],
            None => vec![self.home_link()],
        }
    }

    /// The way from the home page into a section.
    pub(crate) fn crumbs_into(&self, section: Section) -> Vec<Link> {
        vec![self.home_link(), Link::new(self.section_heading(section), section_path(section))]
    }

    /// The way from the home page to a structure.
    pub(crate) fn structure_crumbs(&self, structure: &Structure) -> Vec<Link> {
        let mut above = Vec::new();
        let mut parent = structure.parent.as_ref().and_then(|id| self.content.structure(id));
        while let Some(body) = parent
            && body.section != Some(Section::Structures)
            && above.len() < 8
        {
            above.push(self.structure_link(&body.id));
            parent = body.parent.as_ref().and_then(|id| self.content.structure(id));
        }
        let mut crumbs = self.crumbs_into(Section::Structures);
        crumbs.extend(above.into_iter().rev());
        crumbs
    }
}
