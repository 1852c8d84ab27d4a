//! The JSON Schema that the types of the content declare: whole contents fit it.

use communique::bundle::read::read_folder;
use communique::content::files::schemas;
use serde_json::Value;

use crate::repository;

/// What a value does not meet of a schema, of the words that the project's schemas use.
fn fault(schema: &Value, root: &Value, value: &Value) -> Option<String> {
    if let Some(name) = schema["$ref"].as_str() {
        let name = name.strip_prefix("#/$defs/").expect("a type of the schema");
        return fault(&root["$defs"][name], root, value);
    }
    if let Some(expected) = schema.get("const").filter(|expected| *expected != value) {
        return Some(format!("{value} is not {expected}"));
    }
    for (word, fitting) in [("anyOf", 1..=usize::MAX), ("oneOf", 1..=1)] {
        let Some(variants) = schema[word].as_array() else { continue };
        let faults: Vec<_> =
            variants.iter().filter_map(|variant| fault(variant, root, value)).collect();
        if !fitting.contains(&(variants.len() - faults.len())) {
            return Some(format!("{word}: {}", faults.join(" or ")));
        }
    }
    let is_of_type = match schema["type"].as_str() {
        None => true,
        Some("object") => value.is_object(),
        Some("array") => value.is_array(),
        Some("string") => value.is_string(),
        Some("number") => value.is_number(),
        Some("integer") => value.is_u64(),
        Some("boolean") => value.is_boolean(),
        Some("null") => value.is_null(),
        Some(other) => panic!("the test does not know the type {other}"),
    };
    if !is_of_type {
        return Some(format!("{value} is not of the type {}", schema["type"]));
    }
    if let Some(list) = value.as_array() {
        return list.iter().find_map(|value| fault(&schema["items"], root, value));
    }
    let object = value.as_object()?;
    let mut required = schema["required"].as_array().into_iter().flatten();
    if let Some(missing) =
        required.find(|name| name.as_str().is_none_or(|name| !object.contains_key(name)))
    {
        return Some(format!("{missing} is missing"));
    }
    object.iter().find_map(|(name, value)| {
        match (&schema["properties"][name], &schema["additionalProperties"]) {
            (Value::Null, Value::Bool(false)) => Some(format!("there is no field {name}")),
            (Value::Null, other) => fault(other, root, value),
            (property, _) => fault(property, root, value).map(|why| format!("{name}: {why}")),
        }
    })
}

#[test]
fn whole_contents_fit_the_schema() {
    let schemas = schemas();
    for folder in ["public/content", "tests/fixtures/second"] {
        let mut fitted = 0;
        for (path, bytes) in read_folder(&repository(folder)).expect("the folder can be read") {
            let name = if path.starts_with("news/") { "news/<id>.json" } else { &path };
            let Some((_, schema)) = schemas.iter().find(|(file, _)| *file == name) else {
                continue;
            };
            let text = str::from_utf8(&bytes).expect("the content is UTF-8");
            for value in serde_json::Deserializer::from_str(text).into_iter::<Value>() {
                let value = value.expect("the content is JSON");
                assert_eq!(fault(schema, schema, &value), None, "{folder}/{path}");
                fitted += 1;
            }
        }
        assert!(fitted > 10, "{folder} has files");
    }
}

#[test]
fn the_schema_refuses_what_the_reader_refuses() {
    let schemas = schemas();
    let (_, pages) = schemas.iter().find(|(file, _)| *file == "pages.json").expect("it is there");
    let page = |json: &str| {
        let page: Value = serde_json::from_str(json).expect("the sample is JSON");
        fault(pages, pages, &page)
    };
    assert_eq!(page(r#"[{"id": "a", "name": "A", "paragraphs": ["x", [{"text": "y"}]]}]"#), None);
    for wrong in [
        r#"{}"#,
        r#"[{"id": "a", "name": "A"}]"#,
        r#"[{"id": "a", "name": "A", "paragraphs": "x"}]"#,
        r#"[{"id": "a", "name": "A", "paragraphs": [], "colour": "blue"}]"#,
        r#"[{"id": "a", "name": "A", "paragraphs": [], "section": "cuontries"}]"#,
        r#"[{"id": "a", "name": "A", "paragraphs": [], "related": [{"country": "b", "page": "a"}]}]"#,
    ] {
        assert!(page(wrong).is_some(), "{wrong}");
    }
}

#[test]
fn every_field_and_type_is_described() {
    for (file, schema) in schemas() {
        for (name, declared) in schema["$defs"].as_object().expect("it has types") {
            assert!(
                declared["description"].as_str().is_some_and(|text| !text.is_empty()),
                "{name}"
            );
            for (field, schema) in declared["properties"].as_object().into_iter().flatten() {
                let text = schema["description"].as_str().unwrap_or_default();
                assert!(!text.is_empty(), "{file}: {name}.{field}");
            }
        }
    }
}
