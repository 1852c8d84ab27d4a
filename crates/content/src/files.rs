//! The JSON Schema of each kind of file in a content folder.

use serde_json::Value;

use crate::body::{Operation, Structure};
use crate::country::{Chairpersonship, Country};
use crate::map::Map;
use crate::news::NewsItem;
use crate::page::{Alias, MenuEntry, Page};
use crate::schema::document;
use crate::site::Site;
use crate::work::{Field, Meetings};

/// The kinds of files by their names, with the JSON Schema (draft 2020-12) of each. The name of
/// news stands for every file of one item and for every line of a file of several.
pub fn schemas() -> Vec<(&'static str, Value)> {
    vec![
        ("site.json", document::<Site>("site.json")),
        ("menus.json", document::<Vec<MenuEntry>>("menus.json")),
        ("pages.json", document::<Vec<Page>>("pages.json")),
        ("countries.json", document::<Vec<Country>>("countries.json")),
        ("chairpersonships.json", document::<Vec<Chairpersonship>>("chairpersonships.json")),
        ("structures.json", document::<Vec<Structure>>("structures.json")),
        ("field_operations.json", document::<Vec<Operation>>("field_operations.json")),
        ("fields_of_work.json", document::<Vec<Field>>("fields_of_work.json")),
        ("meetings.json", document::<Meetings>("meetings.json")),
        ("aliases.json", document::<Vec<Alias>>("aliases.json")),
        ("map.json", document::<Map>("map.json")),
        ("news/<id>.json", document::<NewsItem>("news/<id>.json")),
    ]
}
