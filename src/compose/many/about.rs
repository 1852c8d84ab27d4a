//! The pages about the site itself.

use super::section::section_page;
use crate::compose::shared::draft::Draft;
use crate::compose::shared::index::Index;
use crate::compose::shared::links::REPORT;
use crate::compose::shared::parts::{link_text, notice};
use crate::content::page::Section;
use crate::i18n::Label;
use crate::page::{Block, Link, Tone};
use crate::text::Text;

/// The pages about the site, as far as there are texts.
pub(crate) fn drafts(index: &Index<'_>) -> Vec<Draft> {
    let site = [Section::About, Section::Privacy, Section::Accessibility];
    let site = site.into_iter().filter(|section| index.has(*section));
    site.map(|section| site_page(index, section)).collect()
}

/// A page about the site itself. That on the site as a whole tells how to report an error.
fn site_page(index: &Index<'_>, section: Section) -> Draft {
    let site = &index.content.site;
    let about = section == Section::About;
    let report = about.then(|| report(index)).flatten();
    let mut draft = section_page(index, section, report.into_iter().collect());
    if about {
        draft.blocks.insert(0, notice(Tone::Note, site.independence.as_str()));
    }
    draft
}

fn report(index: &Index<'_>) -> Option<Block> {
    let text = match &index.content.site.report {
        Some(address) => {
            let way = Link::new(address.trim_start_matches("mailto:"), address);
            link_text(Text::from(index.label(Label::ReportTo)).then(" "), &way)
        }
        None => Text::from(index.label(Label::ReportNowhere)),
    };
    index.section(Label::ReportHeading, REPORT, [Block::Paragraph(text)])
}
