//! `countries.json` and `chairpersonships.json`: members, partners and who held the chair.

use crate::date::Date;
use crate::ids::{CountryId, GroupId, MilestoneId};
use crate::schema::record;
use crate::site::Names;

record! {
    /// A member or a partner of the institution.
    pub struct Country {
        /// Its id.
        pub id: CountryId,
        /// Its name on the site.
        pub name: String,
        /// Its names in other languages.
        pub names: Names = Names::new(),
        /// The group it belongs to.
        pub group: GroupId,
        /// Since when it takes part.
        pub since: Date,
        /// True for those that were there from the beginning.
        pub founding: bool = false,
        /// The milestones it signed or reached.
        pub milestones: Vec<Reached> = Vec::new(),
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
        pub borders: Vec<CountryId> = Vec::new(),
        /// A remark that the reader needs.
        pub note: Option<String> = None,
        /// The fields above (or ids of milestones) whose value is not certain.
        pub uncertain: Vec<String> = Vec::new(),
    }
}

record! {
    /// A milestone that a country has reached.
    pub struct Reached {
        /// Which one.
        pub milestone: MilestoneId,
        /// When; nothing where the date is not known.
        pub on: Option<Date> = None,
    }
}

record! {
    /// A year in the chair.
    pub struct Chairpersonship {
        /// The year.
        pub year: u16,
        /// The country that held it.
        pub country: CountryId,
        /// The name of the State of that day, where it was another.
        pub state_name: Option<String> = None,
        /// The persons in office, in order.
        pub chairpersons: Vec<String>,
        /// A remark.
        pub note: Option<String> = None,
        /// The fields above whose value is not certain.
        pub uncertain: Vec<String> = Vec::new(),
    }
}
