//! `fields_of_work.json` and `meetings.json`: what the institution does.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::ids::{CountryId, DimensionId, FieldId, MeetingId, MeetingKindId, StructureId};
use super::site::Names;
use crate::date::Date;
use crate::text::Text;

/// A field of work.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Field {
    /// Its id.
    pub id: FieldId,
    /// Its name.
    pub name: String,
    /// Its names in other languages.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub names: Names,
    /// The family it belongs to.
    pub dimension: DimensionId,
    /// What it is about.
    pub paragraphs: Vec<Text>,
    /// The structures that work in it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub related_structures: Vec<StructureId>,
    /// The fields above whose value is not certain.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub uncertain: Vec<String>,
}

/// The file `meetings.json`.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Meetings {
    /// The kinds, in the order in which they are listed.
    pub kinds: Vec<MeetingKind>,
    /// The meetings, oldest first.
    pub meetings: Vec<Meeting>,
}

/// A kind of meeting.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MeetingKind {
    /// Its id; no meeting has the same, since both stand in the same addresses.
    pub id: MeetingKindId,
    /// What its meetings are together.
    pub name: String,
    /// Its names in other languages.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub names: Names,
    /// What it is.
    pub paragraphs: Vec<Text>,
}

/// A meeting that was held or announced.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Meeting {
    /// Its id.
    pub id: MeetingId,
    /// Its kind.
    pub kind: MeetingKindId,
    /// Which one of its kind it was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<u16>,
    /// Its name.
    pub name: String,
    /// The city where it was held.
    pub city: String,
    /// The country where it was held.
    pub country: CountryId,
    /// The first day; nothing where it is only announced.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<Date>,
    /// The last day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<Date>,
    /// The year under which it is listed.
    pub year: u16,
    /// What it decided, or a remark.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// The fields above whose value is not certain.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub uncertain: Vec<String>,
}
