//! `structures.json` and `field_operations.json`: the bodies of the institution.

use crate::date::Date;
use crate::ids::{CountryId, OperationId, StructureId};
use crate::page::Section;
use crate::schema::record;
use crate::site::Names;
use crate::text::Text;

record! {
    /// An organ, an office, or a heading over such.
    pub struct Structure {
        /// Its id.
        pub id: StructureId,
        /// Its name.
        pub name: String,
        /// The name under which it issues news, where that is not its name among the bodies.
        pub issues_as: Option<String> = None,
        /// Its names in other languages.
        pub names: Names = Names::new(),
        /// The structure it belongs to; nothing for the root.
        pub parent: Option<StructureId> = None,
        /// The heading under which it stands among the parts of its parent.
        pub group: Option<String> = None,
        /// The section of the site whose own page it is, such as all structures for the root.
        pub section: Option<Section> = None,
        /// The city where it sits.
        pub seat: Option<String> = None,
        /// When it was set up.
        pub established: Option<Date> = None,
        /// Its description.
        pub paragraphs: Vec<Text>,
        /// Those who led it, in order.
        pub heads: Vec<Head> = Vec::new(),
        /// A remark.
        pub note: Option<String> = None,
        /// The fields above whose value is not certain.
        pub uncertain: Vec<String> = Vec::new(),
    }
}

record! {
    /// A person who led a structure.
    pub struct Head {
        /// The person's name.
        pub name: String,
        /// The country the person comes from.
        pub country: CountryId,
        /// The first day, month or year in office.
        pub from: Date,
        /// The last; nothing while in office.
        pub to: Option<Date> = None,
        /// A remark.
        pub note: Option<String> = None,
    }
}

record! {
    /// A field operation, active while it has no closing date.
    pub struct Operation {
        /// Its id.
        pub id: OperationId,
        /// Its name.
        pub name: String,
        /// The name under which it issues news, where that is not its name among the bodies.
        pub issues_as: Option<String> = None,
        /// Its names in other languages.
        pub names: Names = Names::new(),
        /// When it was decided.
        pub established: Date,
        /// When work began.
        pub opened: Option<Date> = None,
        /// When it ended; nothing while it is active.
        pub closed: Option<Date> = None,
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
        pub predecessors: Vec<OperationId> = Vec::new(),
        /// The operation that took over from it.
        pub successor: Option<OperationId> = None,
        /// Its mandate and what there is to tell.
        pub paragraphs: Vec<Text>,
        /// A remark.
        pub note: Option<String> = None,
        /// The fields above whose value is not certain.
        pub uncertain: Vec<String> = Vec::new(),
    }
}
