//! `countries.json` and `chairpersonships.json`: members, partners and who held the chair.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::ids::{CountryId, GroupId, MilestoneId};
use super::site::Names;
use crate::date::Date;

/// A member or a partner of the institution.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Country {
    /// Its id.
    pub id: CountryId,
    /// Its name on the site.
    pub name: String,
    /// Its names in other languages.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub names: Names,
    /// The group it belongs to.
    pub group: GroupId,
    /// Since when it takes part.
    pub since: Date,
    /// Whether it was there from the beginning.
    #[serde(default, skip_serializing_if = "crate::text::is_false")]
    pub founding: bool,
    /// What it signed or reached.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub milestones: Vec<Reached>,
    /// ISO 3166-1 alpha-2 code, upper case.
    pub iso2: String,
    /// Its capital.
    pub capital: String,
    /// Of the capital, in degrees, -90 to 90.
    pub latitude: f64,
    /// Of the capital, in degrees, -180 to 180.
    pub longitude: f64,
    /// The part of the world, as the United Nations names it (M49).
    pub region: String,
    /// Square kilometres.
    pub area_km2: f64,
    /// Its neighbours among the countries of the site.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub borders: Vec<CountryId>,
    /// A remark that the reader needs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// The fields above (or ids of milestones) whose value is not certain.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub uncertain: Vec<String>,
}

/// A milestone that a country has reached.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reached {
    /// Which one.
    pub milestone: MilestoneId,
    /// When; nothing where the date is not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<Date>,
}

/// A year in the chair.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Chairpersonship {
    /// The year.
    pub year: u16,
    /// The country that held it.
    pub country: CountryId,
    /// The name of the State of that day, where it was another.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state_name: Option<String>,
    /// The persons in office, in order.
    pub chairpersons: Vec<String>,
    /// A remark.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// The fields above whose value is not certain.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub uncertain: Vec<String>,
}
