//! Reading of page documents in the browser, in as little code as can be.
//!
//! serde's derive reads a struct from an object, from an array, with keys as numbers or bytes, and
//! complains of what is missing or there twice. Page documents are written by the publisher of
//! the same version, so none of that is needed, and it makes half of the reader's WebAssembly. A
//! record is read from an object; what is missing is empty, what is unknown is passed over, which
//! is also what lets a document be a little older or newer than the application.

/// Defines structs that are written by serde's derive and read as records. The name before them is
/// that of a constant: their names and fields, in order, for the format of page documents.
macro_rules! records {
    ($form:ident: $(
        $(#[$doc:meta])*
        pub struct $name:ident {
            $($(#[$field_doc:meta])* pub $field:ident: $type:ty,)*
        }
    )*) => {
        const $form: &[&str] =
            &[$("record", stringify!($name), $(stringify!($field), stringify!($type),)*)*];

        $(
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
        pub struct $name {
            $($(#[$field_doc])* pub $field: $type,)*
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct Record;

                impl<'de> serde::de::Visitor<'de> for Record {
                    type Value = $name;

                    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        f.write_str("an object")
                    }

                    fn visit_map<A: serde::de::MapAccess<'de>>(
                        self,
                        mut object: A,
                    ) -> Result<$name, A::Error> {
                        let mut record = $name::default();
                        while let Some(key) = object.next_key::<String>()? {
                            match key.as_str() {
                                $(stringify!($field) => record.$field = object.next_value()?,)*
                                _ => _ = object.next_value::<serde::de::IgnoredAny>()?,
                            }
                        }
                        Ok(record)
                    }
                }

                deserializer.deserialize_map(Record)
            }
        }
        )*
    };
}

/// Defines an enum whose variants hold one value each, written as an object with one key. The name
/// before it is that of a constant: its keys and what they hold, in order.
macro_rules! choice {
    (
        $form:ident: $(#[$doc:meta])*
        pub enum $name:ident {
            $($(#[$variant_doc:meta])* $variant:ident($type:ty) = $key:literal,)*
        }
    ) => {
        const $form: &[&str] = &["choice", stringify!($name), $($key, stringify!($type),)*];

        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, serde::Serialize)]
        pub enum $name {
            $($(#[$variant_doc])* #[serde(rename = $key)] $variant($type),)*
        }

        impl $name {
            /// The keys of all variants.
            pub const KEYS: &[&str] = &[$($key),*];
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct Choice;

                impl<'de> serde::de::Visitor<'de> for Choice {
                    type Value = $name;

                    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        f.write_str("an object with one key")
                    }

                    fn visit_map<A: serde::de::MapAccess<'de>>(
                        self,
                        mut object: A,
                    ) -> Result<$name, A::Error> {
                        match object.next_key::<String>()?.as_deref() {
                            $(Some($key) => object.next_value().map($name::$variant),)*
                            _ => Err(serde::de::Error::custom("no block of this name")),
                        }
                    }
                }

                deserializer.deserialize_map(Choice)
            }
        }
    };
}

/// Defines enums of words; the first of each is what an unknown one is read as. The name before them
/// is that of a constant: their words, in order.
macro_rules! words {
    ($form:ident: $(
        $(#[$doc:meta])*
        pub enum $name:ident {
            $(#[$first_doc:meta])* $first:ident = $first_word:literal,
            $($(#[$variant_doc:meta])* $variant:ident = $word:literal,)*
        }
    )*) => {
        const $form: &[&str] = &[$("words", stringify!($name), $first_word, $($word,)*)*];

        $(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
        pub enum $name {
            $(#[$first_doc])* #[default] #[serde(rename = $first_word)] $first,
            $($(#[$variant_doc])* #[serde(rename = $word)] $variant,)*
        }

        impl $name {
            /// The words of all variants.
            pub const WORDS: &[&str] = &[$first_word $(, $word)*];
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                Ok(match String::deserialize(deserializer)?.as_str() {
                    $($word => Self::$variant,)*
                    _ => Self::$first,
                })
            }
        }
        )*
    };
}

pub(super) use {choice, records, words};
