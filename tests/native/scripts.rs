//! What the scripts of the browser have from the application.

use std::{env, fs};

use communique::page::contract::{NEWS, RESULTS, ROWS, line};
use communique::route::query;

use crate::repository;

/// `shared.js` as the constants of the application say it.
fn shared() -> String {
    let object = |name: &str, pairs: &[(&str, &str)]| {
        let pairs: Vec<_> = pairs.iter().map(|(key, value)| format!("{key}: '{value}'")).collect();
        format!("export const {name} = {{ {} }};\n", pairs.join(", "))
    };
    [
        "// Made of `src/page/contract.rs` and `src/route.rs` by\n".to_owned(),
        "// `RENEW=1 cargo test --test native scripts`: not to be edited.\n".to_owned(),
        format!("export const ROWS = {ROWS};\n"),
        format!("export const RESULTS = '{RESULTS}';\n"),
        format!("export const NEWS = '{NEWS}';\n"),
        format!("export const NOT = '{}';\n", query::NOT),
        object(
            "QUERY",
            &[
                ("TEXT", query::TEXT),
                ("PAGE", query::PAGE),
                ("FROM", query::FROM),
                ("TO", query::TO),
                ("SORT", query::SORT),
                ("EXACT", query::EXACT),
            ],
        ),
        object(
            "LINES",
            &[
                ("TOTAL", line::TOTAL),
                ("HIT", line::HIT),
                ("COUNT", line::COUNT),
                ("MONTH", line::MONTH),
                ("CORRECTION", line::CORRECTION),
                ("NOTE", line::NOTE),
                ("IGNORED", line::IGNORED),
            ],
        ),
    ]
    .concat()
}

#[test]
fn scripts_have_the_names_of_the_application() {
    let path = repository("src/scripts/shared.js");
    if env::var_os("RENEW").is_some() {
        fs::write(&path, shared()).expect("it can be written");
    }
    let written = fs::read_to_string(&path).expect("it is there");
    assert!(
        written == shared(),
        "src/scripts/shared.js is stale: run RENEW=1 cargo test --test native scripts"
    );
}
