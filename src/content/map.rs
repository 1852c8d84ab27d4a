//! `map.json`: outlines of lands, and how they are shown.

use serde::{Deserialize, Serialize};

use super::ids::CountryId;
use crate::text::{Text, is_false};

/// Longitude and latitude in degrees, as in `GeoJSON`: east and north are positive.
pub type Position = [f64; 2];

/// The map of the countries.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Map {
    /// What the reader should know of it: whose outlines it shows and what they do not say.
    pub paragraphs: Vec<Text>,
    /// The drawings, in order.
    pub views: Vec<View>,
    /// The lands, each once. Neighbours share the points of their border.
    pub lands: Vec<Land>,
}

/// A part of the world as it is drawn.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct View {
    /// What it shows, in a few words.
    pub name: String,
    /// What is to be seen, in words.
    pub text: Text,
    /// The position in its middle.
    pub centre: Position,
    /// Kilometres from left to right.
    pub width_km: f64,
    /// Kilometres from top to bottom; a drawing without is a disc.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub height_km: Option<f64>,
    /// Whether field operations are marked, and countries that are too small to be hit.
    #[serde(default, skip_serializing_if = "is_false")]
    pub marks: bool,
    /// Another part of the world, small in the lower right corner.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub inset: Option<Inset>,
}

/// A part of the world in the corner of a drawing.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Inset {
    /// The position in its middle.
    pub centre: Position,
    /// Kilometres from left to right.
    pub width_km: f64,
}

/// The outline of a country, or of land that is none of the site's.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Land {
    /// The country; nothing for other land.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<CountryId>,
    /// Its parts and the holes in them: at least three positions each, the last joined to the first.
    pub rings: Vec<Vec<Position>>,
}
