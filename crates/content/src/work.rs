//! `fields_of_work.json` and `meetings.json`: what the institution does.

use crate::date::Date;
use crate::ids::{CountryId, DimensionId, FieldId, MeetingId, MeetingKindId, StructureId};
use crate::schema::record;
use crate::site::Names;
use crate::text::Text;

record! {
    /// A field of work.
    pub struct Field {
        /// Its id.
        pub id: FieldId,
        /// Its name.
        pub name: String,
        /// Its names in other languages.
        pub names: Names = Names::new(),
        /// The family it belongs to.
        pub dimension: DimensionId,
        /// Its description.
        pub paragraphs: Vec<Text>,
        /// The structures that work in it.
        pub related_structures: Vec<StructureId> = Vec::new(),
        /// The fields above whose value is not certain.
        pub uncertain: Vec<String> = Vec::new(),
    }
}

record! {
    /// The file `meetings.json`.
    derive(Default)
    pub struct Meetings {
        /// The kinds, in the order in which they are listed.
        pub kinds: Vec<MeetingKind>,
        /// The meetings, oldest first.
        pub meetings: Vec<Meeting>,
    }
}

record! {
    /// A kind of meeting.
    pub struct MeetingKind {
        /// Its id; no meeting has the same, since both stand in the same addresses.
        pub id: MeetingKindId,
        /// The name of its meetings together.
        pub name: String,
        /// Its names in other languages.
        pub names: Names = Names::new(),
        /// Its description.
        pub paragraphs: Vec<Text>,
    }
}

record! {
    /// A meeting that was held or announced.
    pub struct Meeting {
        /// Its id.
        pub id: MeetingId,
        /// Its kind.
        pub kind: MeetingKindId,
        /// Which one of its kind it was.
        pub number: Option<u16> = None,
        /// Its name.
        pub name: String,
        /// The city where it was held.
        pub city: String,
        /// The country where it was held.
        pub country: CountryId,
        /// The first day; nothing where it is only announced.
        pub start: Option<Date> = None,
        /// The last day.
        pub end: Option<Date> = None,
        /// The year under which it is listed.
        pub year: u16,
        /// A decision it took, or a remark.
        pub note: Option<String> = None,
        /// The fields above whose value is not certain.
        pub uncertain: Vec<String> = Vec::new(),
    }
}
