//! The page that tells how to search.

use crate::compose::composed::About;
use crate::compose::shared::draft::Draft;
use crate::compose::shared::index::Index;
use crate::i18n::{Label, Ui};
use crate::page::{Block, Link, Table};
use crate::route::Route;
use crate::text::Text;

/// Examples of queries with their effect, separated by `|` in the locale.
const ROWS: [Label; 10] = [
    Label::HelpWords,
    Label::HelpPhrase,
    Label::HelpWithout,
    Label::HelpEither,
    Label::HelpTitle,
    Label::HelpBeginning,
    Label::HelpForms,
    Label::HelpAccents,
    Label::HelpMistakes,
    Label::HelpSymbol,
];

/// The page, under the search.
pub(crate) fn draft(index: &Index<'_>) -> Draft {
    let heading = index.ui.get(Ui::SearchHelp);
    let lead = index.label(Label::HelpLead);
    let cells = |label: &Label| index.label(*label).split('|').map(Text::from).collect();
    let table = Block::Table(Table {
        caption: index.label(Label::HelpCaption).into(),
        head: cells(&Label::HelpHead),
        rows: ROWS.iter().map(cells).collect(),
    });
    let part = |heading, id, text| {
        index.section(heading, id, [Block::Paragraph(index.label(text).into())])
    };
    let parts = [
        part(Label::HelpFilters, "filters", Label::HelpFiltersText),
        part(Label::HelpKeyboard, "keyboard", Label::HelpKeyboardText),
        part(Label::HelpPrivacy, "privacy", Label::HelpPrivacyText),
    ];
    Draft {
        about: About::Itself,
        lead: Some(lead.into()),
        crumbs: vec![index.home_link(), Link::new(index.ui.get(Ui::Search), Route::Search.path())],
        blocks: [table].into_iter().chain(parts.into_iter().flatten()).collect(),
        ..Draft::new(index, Route::SearchHelp.path(), heading, lead)
    }
}
