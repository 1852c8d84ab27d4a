//! The schema of the types of the standard library.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::links::Collector;
use super::read::Reader;
use super::types::Schema;
use crate::problem::Rule;

impl Schema for String {
    fn noun() -> String {
        "a text".to_owned()
    }

    fn read(value: &Value, reader: &mut Reader<'_>) -> Self {
        let Value::String(text) = value else {
            reader.wrong_kind(value, "a text");
            return Self::new();
        };
        reader.check_characters(text);
        reader.check_words(text);
        text.clone()
    }

    fn json_schema(_: &mut Map<String, Value>) -> Value {
        json!({ "type": "string" })
    }

    fn links<'a>(&'a self, collector: &mut Collector<'a>) {
        collector.text(self);
    }
}

impl Schema for bool {
    fn noun() -> String {
        "true or false".to_owned()
    }

    fn read(value: &Value, reader: &mut Reader<'_>) -> Self {
        value.as_bool().unwrap_or_else(|| {
            reader.wrong_kind(value, "true or false");
            false
        })
    }

    fn json_schema(_: &mut Map<String, Value>) -> Value {
        json!({ "type": "boolean" })
    }

    fn is_absent(&self) -> bool {
        !*self
    }
}

impl Schema for f64 {
    fn noun() -> String {
        "a number".to_owned()
    }

    fn read(value: &Value, reader: &mut Reader<'_>) -> Self {
        value.as_f64().unwrap_or_else(|| {
            reader.wrong_kind(value, "a number");
            0.0
        })
    }

    fn json_schema(_: &mut Map<String, Value>) -> Value {
        json!({ "type": "number" })
    }
}

macro_rules! whole_numbers {
    ($($type:ident)*) => {$(
        impl Schema for $type {
            fn noun() -> String {
                "a whole number".to_owned()
            }

            fn read(value: &Value, reader: &mut Reader<'_>) -> Self {
                let number = value.as_u64().and_then(|number| number.try_into().ok());
                number.unwrap_or_else(|| {
                    reader.wrong_kind(value, &if value.is_number() {
                        format!("a whole number from 0 to {}", Self::MAX)
                    } else {
                        Self::noun()
                    });
                    0
                })
            }

            fn json_schema(_: &mut Map<String, Value>) -> Value {
                json!({ "type": "integer", "minimum": 0, "maximum": Self::MAX })
            }
        }
    )*};
}

whole_numbers!(u8 u16 u32 u64);

impl<T: Schema> Schema for Option<T> {
    fn noun() -> String {
        T::noun()
    }

    fn read(value: &Value, reader: &mut Reader<'_>) -> Self {
        (!value.is_null()).then(|| T::read(value, reader))
    }

    fn json_schema(types: &mut Map<String, Value>) -> Value {
        json!({ "anyOf": [T::json_schema(types), { "type": "null" }] })
    }

    fn links<'a>(&'a self, collector: &mut Collector<'a>) {
        if let Some(value) = self {
            value.links(collector);
        }
    }

    fn is_absent(&self) -> bool {
        self.is_none()
    }
}

impl<T: Schema> Schema for Vec<T> {
    fn noun() -> String {
        "a list".to_owned()
    }

    fn read(value: &Value, reader: &mut Reader<'_>) -> Self {
        reader.list(value, T::read)
    }

    fn json_schema(types: &mut Map<String, Value>) -> Value {
        json!({ "type": "array", "items": T::json_schema(types) })
    }

    fn links<'a>(&'a self, collector: &mut Collector<'a>) {
        for (index, value) in self.iter().enumerate() {
            collector.index(index, |collector| value.links(collector));
        }
    }

    fn is_absent(&self) -> bool {
        self.is_empty()
    }
}

/// Longitude and latitude.
impl Schema for [f64; 2] {
    fn noun() -> String {
        "a list of 2 numbers".to_owned()
    }

    fn read(value: &Value, reader: &mut Reader<'_>) -> Self {
        if let Value::Array(list) = value
            && list.len() != 2
        {
            let wrong = format!("found a list of {}", list.len());
            reader.fault(Rule::WrongValue, wrong, "expected a list of 2 numbers");
            return [0.0; 2];
        }
        let numbers: Vec<f64> = reader.list(value, f64::read);
        numbers.try_into().unwrap_or([0.0; 2])
    }

    fn json_schema(types: &mut Map<String, Value>) -> Value {
        json!({
            "type": "array", "items": f64::json_schema(types), "minItems": 2, "maxItems": 2,
        })
    }
}

impl<K: Schema + Ord + for<'a> From<&'a str>, T: Schema> Schema for BTreeMap<K, T> {
    fn noun() -> String {
        "an object".to_owned()
    }

    fn read(value: &Value, reader: &mut Reader<'_>) -> Self {
        let Value::Object(object) = value else {
            reader.wrong_kind(value, "an object");
            return Self::new();
        };
        let entries = object.iter().map(|(key, value)| {
            (K::from(key), reader.key(key.clone(), |reader| T::read(value, reader)))
        });
        entries.collect()
    }

    fn json_schema(types: &mut Map<String, Value>) -> Value {
        json!({ "type": "object", "additionalProperties": T::json_schema(types) })
    }

    fn is_absent(&self) -> bool {
        self.is_empty()
    }
}
