//! The abilities of every type of the content.

use serde_json::{Map, Value, json};

use super::links::{Collector, Link};
use super::read::{Fault, Reader};

/// A type of the content.
pub trait Schema: Sized {
    /// The name of what is read, with its article, as in "expected a text".
    fn noun() -> String;

    /// Reads a value and notes every fault in it. In the place of what cannot be read stands a
    /// placeholder, which serves to check the rest and is never published.
    fn read(value: &Value, reader: &mut Reader<'_>) -> Self;

    /// The JSON Schema of the type; types with a name add themselves to `types`.
    fn json_schema(types: &mut Map<String, Value>) -> Value;

    /// Collects the links in the value.
    fn links<'a>(&'a self, _: &mut Collector<'a>) {}

    /// True if a missing field is read as this value, so that it need not be written.
    fn is_absent(&self) -> bool {
        false
    }
}

/// A type with named fields.
pub trait Record: Schema {
    /// The names of the fields, in order.
    const FIELDS: &'static [&'static str];
}

/// The whole JSON Schema (draft 2020-12) of a file of one entry, or of a list of entries.
pub(crate) fn document<T: Schema>(title: &str) -> Value {
    let mut types = Map::new();
    let mut schema = T::json_schema(&mut types);
    schema["$schema"] = json!("https://json-schema.org/draft/2020-12/schema");
    schema["title"] = json!(title);
    schema["$defs"] = Value::Object(types);
    schema
}

/// Reads a value with all its faults. Where there are some, the value has placeholders.
pub fn read<T: Schema>(value: &Value) -> (T, Vec<Fault>) {
    let mut faults = Vec::new();
    let value = T::read(value, &mut Reader::new(&mut faults));
    (value, faults)
}

/// The links in a value.
pub fn links_of(value: &impl Schema) -> Vec<Link<'_>> {
    Collector::collect(|collector| value.links(collector))
}
