//! `structures.json` and `field_operations.json`: the bodies of the institution.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::ids::{CountryId, OperationId, StructureId};
use super::page::Section;
use super::site::Names;
use crate::date::Date;
use crate::text::Text;

/// An organ, an office, or a heading over such.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Structure {
    /// Its id.
    pub id: StructureId,
    /// Its name.
    pub name: String,
    /// Its names in other languages.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub names: Names,
    /// What it belongs to; nothing for the root.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<StructureId>,
    /// The heading under which it stands among the parts of its parent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
    /// The section of the site whose own page it is, such as all structures for the root.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub section: Option<Section>,
    /// The city where it sits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seat: Option<String>,
    /// When it was set up.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub established: Option<Date>,
    /// What it is and does.
    pub paragraphs: Vec<Text>,
    /// Who led it, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub heads: Vec<Head>,
    /// A remark.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// The fields above whose value is not certain.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub uncertain: Vec<String>,
}

/// Who led a structure.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Head {
    /// The person's name.
    pub name: String,
    /// The country the person comes from.
    pub country: CountryId,
    /// The first day, month or year in office.
    pub from: Date,
    /// The last; nothing while in office.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Date>,
    /// A remark.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// A field operation, active while it has no closing date.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Operation {
    /// Its id.
    pub id: OperationId,
    /// Its name.
    pub name: String,
    /// Its names in other languages.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub names: Names,
    /// When it was decided.
    pub established: Date,
    /// When work began.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub opened: Option<Date>,
    /// When it ended; nothing while it is active.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closed: Option<Date>,
    /// The city where it sits or sat.
    pub seat: String,
    /// The country it works in.
    pub country: CountryId,
    /// Of the seat, in degrees, -90 to 90.
    pub latitude: f64,
    /// Of the seat, in degrees, -180 to 180.
    pub longitude: f64,
    /// The region under which it is listed.
    pub region: String,
    /// The operations it took over from.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub predecessors: Vec<OperationId>,
    /// The operation that took over from it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub successor: Option<OperationId>,
    /// Its mandate and what there is to tell.
    pub paragraphs: Vec<Text>,
    /// A remark.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// The fields above whose value is not certain.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub uncertain: Vec<String>,
}
