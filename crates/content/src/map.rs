//! `map.json`: outlines of lands, and how they are shown.

use crate::ids::CountryId;
use crate::schema::record;
use crate::text::Text;

/// Longitude and latitude in degrees, as in `GeoJSON`: east and north are positive.
pub type Position = [f64; 2];

record! {
    /// The map of the countries.
    pub struct Map {
        /// Notes for the reader: whose outlines it shows and what they do not say.
        pub paragraphs: Vec<Text>,
        /// The drawings, in order.
        pub views: Vec<View>,
        /// The lands, each once. Neighbours share the points of their border.
        pub lands: Vec<Land>,
    }
}

record! {
    /// A part of the world as it is drawn.
    pub struct View {
        /// A few words for what it shows.
        pub name: String,
        /// A description of what is to be seen.
        pub text: Text,
        /// The position in its middle.
        pub centre: Position,
        /// Kilometres from left to right.
        pub width_km: f64,
        /// Kilometres from top to bottom; a drawing without is a disc.
        pub height_km: Option<f64> = None,
        /// True where field operations are marked, and countries that are too small to be hit.
        pub marks: bool = false,
        /// Another part of the world, small in the lower right corner.
        pub inset: Option<Inset> = None,
    }
}

record! {
    /// A part of the world in the corner of a drawing.
    pub struct Inset {
        /// The position in its middle.
        pub centre: Position,
        /// Kilometres from left to right.
        pub width_km: f64,
    }
}

record! {
    /// The outline of a country, or of land that is none of the site's.
    pub struct Land {
        /// The country; nothing for other land.
        pub country: Option<CountryId> = None,
        /// Its parts and the holes in them: at least three positions each, the last joined to the first.
        pub rings: Vec<Vec<Position>>,
    }
}
