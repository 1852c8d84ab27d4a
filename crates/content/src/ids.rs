//! Ids: one type a kind of thing, so that a country's id cannot stand where a field's is meant.
//!
//! An id is fixed when its thing is created and becomes part of an address: lower-case ASCII
//! letters, digits and single hyphens.

use std::fmt;

use serde::Serialize;
use serde_json::{Map, Value, json};

use crate::schema::{Reader, Schema};

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// The id as it is written in files and addresses.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $name {
            fn from(id: &str) -> Self {
                Self(id.to_owned())
            }
        }

        impl Schema for $name {
            fn noun() -> String {
                "a text".to_owned()
            }

            fn read(value: &Value, reader: &mut Reader<'_>) -> Self {
                value.as_str().map(Self::from).unwrap_or_else(|| {
                    reader.wrong_kind(value, "a text");
                    Self(String::new())
                })
            }

            fn json_schema(_: &mut Map<String, Value>) -> Value {
                json!({ "type": "string", "minLength": 1 })
            }
        }

        impl fmt::Display for $name {
            fmt_str!();
        }
    )*};
}

macro_rules! fmt_str {
    () => {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str(&self.0)
        }
    };
}

ids! {
    /// A country: a member or a partner.
    CountryId
    /// A group of countries, such as the members or the partners of a region.
    GroupId
    /// Something countries sign or reach, such as a founding document.
    MilestoneId
    /// A dimension: a family of fields of work.
    DimensionId
    /// A field of work.
    FieldId
    /// A structure: an organ, an office or a heading over such.
    StructureId
    /// A field operation.
    OperationId
    /// A body that issues news: the id of a structure or of a field operation.
    BodyId
    /// A kind of meeting, such as the summits.
    MeetingKindId
    /// One meeting with its dates.
    MeetingId
    /// A kind of news, such as a press release.
    NewsKindId
    /// A news item, in whatever language.
    NewsId
    /// A page of text.
    PageId
    /// A language, as a BCP 47 tag.
    LangId
}

/// True if a text may be an id: lower-case ASCII letters, digits and single hyphens between them.
pub fn is_id(text: &str) -> bool {
    text.split('-').all(|part| {
        !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
    })
}
