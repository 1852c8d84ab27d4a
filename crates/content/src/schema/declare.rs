//! The macros that declare types of the content.

/// The [`Holds`](super::Holds) of a field: the word behind `as`, else words.
macro_rules! holds {
    () => {
        $crate::schema::Holds::Words
    };
    ($holds:ident) => {
        $crate::schema::Holds::$holds
    };
}

/// The default of a field, if it has one.
macro_rules! default {
    () => {
        None
    };
    ($default:expr) => {
        Some($default)
    };
}

/// The JSON Schema of an object with these fields.
macro_rules! object_schema {
    ($types:ident, $($extra:expr)?, {$(
        $(#[doc = $doc:literal])* $field:ident: $type:ty $(= $default:expr)?,
    )*}) => {{
        let mut properties = serde_json::Map::new();
        let mut required: Vec<&str> = Vec::new();
        $(properties.insert("type".to_owned(), serde_json::json!({ "const": $extra }));
        required.push("type");)?
        $(
            let mut schema = <$type as $crate::schema::Schema>::json_schema($types);
            schema["description"] = concat!($($doc),*).trim().into();
            properties.insert(stringify!($field).to_owned(), schema);
            let default: Option<$type> = $crate::schema::declare::default!($($default)?);
            if default.is_none() {
                required.push(stringify!($field));
            }
        )*
        serde_json::json!({
            "type": "object",
            "properties": properties,
            "required": required,
            "additionalProperties": false,
        })
    }};
}

/// Adds the schema of a type with a name to the types, once, and refers to it.
pub(crate) fn named(
    types: &mut serde_json::Map<String, serde_json::Value>,
    (name, doc): (&str, &str),
    schema: impl FnOnce(&mut serde_json::Map<String, serde_json::Value>) -> serde_json::Value,
) -> serde_json::Value {
    if !types.contains_key(name) {
        // Types that hold themselves find their name taken.
        types.insert(name.to_owned(), serde_json::Value::Null);
        let mut schema = schema(types);
        schema["description"] = doc.trim().into();
        types.insert(name.to_owned(), schema);
    }
    serde_json::json!({ "$ref": format!("#/$defs/{name}") })
}

/// Declares a struct, which is an object in the files.
macro_rules! record {
    (
        $(#[doc = $doc:literal])*
        $(derive($($derive:ident),*))?
        pub struct $name:ident {$(
            $(#[doc = $field_doc:literal])*
            pub $field:ident: $type:ty $(as $holds:ident)? $(= $default:expr)?,
        )*}
    ) => {
        $(#[doc = $doc])*
        #[derive(Clone, Debug, serde::Serialize $($(, $derive)*)?)]
        #[serde(deny_unknown_fields)]
        pub struct $name {$(
            $(#[doc = $field_doc])*
            $(
                #[doc = concat!("\n\nWhere it is left out: `", stringify!($default), "`.")]
                #[serde(default, skip_serializing_if = "crate::schema::Schema::is_absent")]
            )?
            pub $field: $type,
        )*}

        impl $crate::schema::Record for $name {
            const FIELDS: &'static [&'static str] = &[$(stringify!($field)),*];
        }

        impl $crate::schema::Schema for $name {
            fn noun() -> String {
                "an object".to_owned()
            }

            fn read(value: &serde_json::Value, reader: &mut $crate::schema::Reader<'_>) -> Self {
                let object =
                    reader.object(value, <Self as $crate::schema::Record>::FIELDS);
                Self {$(
                    $field: reader.field(
                        object,
                        (stringify!($field), $crate::schema::declare::holds!($($holds)?)),
                        $crate::schema::declare::default!($($default)?),
                        (
                            <$type as $crate::schema::Schema>::read,
                            <$type as $crate::schema::Schema>::noun,
                        ),
                    ),
                )*}
            }

            fn json_schema(
                types: &mut serde_json::Map<String, serde_json::Value>,
            ) -> serde_json::Value {
                let named = (stringify!($name), concat!($($doc),*));
                $crate::schema::declare::named(types, named, |types| {
                    $crate::schema::declare::object_schema!(types, , {$(
                        $(#[doc = $field_doc])* $field: $type $(= $default)?,
                    )*})
                })
            }

            fn links<'a>(&'a self, collector: &mut $crate::schema::Collector<'a>) {
                $(
                    let held = (stringify!($field), $crate::schema::declare::holds!($($holds)?));
                    collector.field(held, |collector| self.$field.links(collector));
                )*
            }
        }
    };
}

/// Declares an enum whose variants are words, or objects with one key where they hold a value.
macro_rules! choice {
    (
        $(#[doc = $doc:literal])*
        $(derive($($derive:ident),*))?
        pub enum $name:ident {$(
            $(#[doc = $variant_doc:literal])*
            $variant:ident $(($type:ty))? = $key:literal,
        )*}
    ) => {
        $(#[doc = $doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize $($(, $derive)*)?)]
        pub enum $name {$(
            $(#[doc = $variant_doc])*
            #[serde(rename = $key)]
            $variant $(($type))?,
        )*}

        impl $name {
            /// The words and the keys in the files, with whether a value is held.
            const VARIANTS: &'static [(&'static str, bool)] =
                &[$(($key, $crate::schema::declare::holds_value!($($type)?))),*];

            /// The word or the key that is written in the files.
            pub fn key(&self) -> &'static str {
                match self {$(
                    $crate::schema::declare::variant_pattern!($variant $($type)?) => $key,
                )*}
            }
        }

        impl $crate::schema::Schema for $name {
            fn noun() -> String {
                $crate::schema::declare::variants_noun(Self::VARIANTS)
            }

            fn read(value: &serde_json::Value, reader: &mut $crate::schema::Reader<'_>) -> Self {
                match $crate::schema::declare::variant(value, reader, Self::VARIANTS) {
                    $(Some(($key, _held)) => Self::$variant $((reader.key($key, |reader| {
                        <$type as $crate::schema::Schema>::read(_held, reader)
                    })))?,)*
                    _ => [$(|| Self::$variant $((
                        $crate::schema::Reader::placeholder(<$type as $crate::schema::Schema>::read)
                    ))?),*][0](),
                }
            }

            fn json_schema(
                types: &mut serde_json::Map<String, serde_json::Value>,
            ) -> serde_json::Value {
                let named = (stringify!($name), concat!($($doc),*));
                $crate::schema::declare::named(types, named, |_types| {
                    let variants = [$({
                        let mut schema = $crate::schema::declare::variant_schema!(_types, $key $(, $type)?);
                        schema["description"] = concat!($($variant_doc),*).trim().into();
                        schema
                    }),*];
                    serde_json::json!({ "oneOf": variants })
                })
            }
        }
    };
}

macro_rules! holds_value {
    () => {
        false
    };
    ($type:ty) => {
        true
    };
}

macro_rules! variant_pattern {
    ($variant:ident) => {
        Self::$variant
    };
    ($variant:ident $type:ty) => {
        Self::$variant(_)
    };
}

macro_rules! variant_schema {
    ($types:ident, $key:literal) => {
        serde_json::json!({ "const": $key })
    };
    ($types:ident, $key:literal, $type:ty) => {
        serde_json::json!({
            "type": "object",
            "properties": { $key: <$type as $crate::schema::Schema>::json_schema($types) },
            "required": [$key],
            "additionalProperties": false,
        })
    };
}

/// The variants of a choice in the words of a message.
pub(crate) fn variants_noun(variants: &[(&str, bool)]) -> String {
    let names = |held: bool| -> Vec<&str> {
        variants.iter().filter(|(_, holds)| *holds == held).map(|(name, _)| *name).collect()
    };
    let (words, keys) = (names(false), names(true));
    let one_of = super::read::one_of;
    match (words.is_empty(), keys.is_empty()) {
        (false, true) => one_of(&words),
        (true, _) => format!("an object with one field, {}", one_of(&keys)),
        (false, false) => {
            format!("{}, or an object with one field, {}", one_of(&words), one_of(&keys))
        }
    }
}

/// The variant that a value names, and the value that it holds.
pub(crate) fn variant<'v>(
    value: &'v serde_json::Value,
    reader: &mut super::read::Reader<'_>,
    variants: &[(&'static str, bool)],
) -> Option<(&'static str, &'v serde_json::Value)> {
    use serde_json::Value;
    let (name, held) = match value {
        Value::String(word) => (word.as_str(), None),
        Value::Object(object) if object.len() == 1 => {
            let (key, held) = object.iter().next()?;
            (key.as_str(), Some(held))
        }
        _ => {
            reader.wrong_kind(value, &variants_noun(variants));
            return None;
        }
    };
    match variants.iter().find(|(known, _)| *known == name) {
        None => {
            let known: Vec<&str> = variants.iter().map(|(known, _)| *known).collect();
            reader.unknown_word(name, &known);
            None
        }
        Some((_, holds)) if *holds != held.is_some() => {
            reader.wrong_kind(value, &variants_noun(variants));
            None
        }
        Some((known, _)) => Some((known, held.unwrap_or(value))),
    }
}

/// Declares an enum whose variants are objects; the field `type` says which.
macro_rules! tagged {
    (
        $(#[doc = $doc:literal])*
        $(derive($($derive:ident),*))?
        pub enum $name:ident {$(
            $(#[doc = $variant_doc:literal])*
            $variant:ident = $key:literal {$(
                $(#[doc = $field_doc:literal])*
                $field:ident: $type:ty $(as $holds:ident)? $(= $default:expr)?,
            )*},
        )*}
    ) => {
        $(#[doc = $doc])*
        #[derive(Clone, Debug, serde::Serialize $($(, $derive)*)?)]
        #[serde(tag = "type")]
        pub enum $name {$(
            $(#[doc = $variant_doc])*
            #[serde(rename = $key)]
            $variant {$(
                $(#[doc = $field_doc])*
                $(
                    #[doc = concat!("\n\nWhere it is left out: `", stringify!($default), "`.")]
                    #[serde(skip_serializing_if = "crate::schema::Schema::is_absent")]
                )?
                $field: $type,
            )*},
        )*}

        impl $crate::schema::Schema for $name {
            fn noun() -> String {
                "an object".to_owned()
            }

            fn read(value: &serde_json::Value, reader: &mut $crate::schema::Reader<'_>) -> Self {
                /// Reads the fields of one kind.
                type Fields = fn(
                    Option<&serde_json::Map<String, serde_json::Value>>,
                    &mut $crate::schema::Reader<'_>,
                ) -> $name;
                let kinds: &[(&'static str, &[&str], Fields)] = &[$((
                    $key,
                    &["type" $(, stringify!($field))*],
                    |object, reader| Self::$variant {$(
                        $field: reader.field(
                            object,
                            (stringify!($field), $crate::schema::declare::holds!($($holds)?)),
                            $crate::schema::declare::default!($($default)?),
                            (
                                <$type as $crate::schema::Schema>::read,
                                <$type as $crate::schema::Schema>::noun,
                            ),
                        ),
                    )*},
                )),*];
                let kind = $crate::schema::declare::kind(value, reader, &[$($key),*]);
                let (_, known, fields) = kinds[kind.unwrap_or_default()];
                let object = kind.and_then(|_| reader.object(value, known));
                fields(object, reader)
            }

            fn json_schema(
                types: &mut serde_json::Map<String, serde_json::Value>,
            ) -> serde_json::Value {
                let named = (stringify!($name), concat!($($doc),*));
                $crate::schema::declare::named(types, named, |types| {
                    let variants = [$({
                        let mut schema = $crate::schema::declare::object_schema!(types, $key, {$(
                            $(#[doc = $field_doc])* $field: $type $(= $default)?,
                        )*});
                        schema["description"] = concat!($($variant_doc),*).trim().into();
                        schema
                    }),*];
                    serde_json::json!({ "oneOf": variants })
                })
            }

            fn links<'a>(&'a self, collector: &mut $crate::schema::Collector<'a>) {
                match self {$(
                    Self::$variant { $($field),* } => {$(
                        let held =
                            (stringify!($field), $crate::schema::declare::holds!($($holds)?));
                        collector.field(held, |collector| $field.links(collector));
                    )*}
                )*}
            }
        }
    };
}

/// The place among the kinds of that which the field `type` of an object names.
pub(crate) fn kind(
    value: &serde_json::Value,
    reader: &mut super::read::Reader<'_>,
    known: &[&'static str],
) -> Option<usize> {
    use crate::problem::Rule;
    let Some(object) = value.as_object() else {
        reader.wrong_kind(value, "an object");
        return None;
    };
    let kind = object.get("type");
    let name = kind.and_then(serde_json::Value::as_str);
    let found = known.iter().position(|known| name == Some(*known));
    if found.is_none() {
        reader.key("type", |reader| match kind {
            Some(serde_json::Value::String(word)) => reader.unknown_word(word, known),
            Some(value) => reader.wrong_kind(value, &super::read::one_of(known)),
            None => {
                let expected = format!("expected {}", super::read::one_of(known));
                reader.fault(Rule::MissingField, "the field \"type\" is missing", expected);
            }
        });
    }
    found
}

pub(crate) use {
    choice, default, holds, holds_value, object_schema, record, tagged, variant_pattern,
    variant_schema,
};
