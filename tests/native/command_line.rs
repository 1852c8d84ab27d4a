//! `communique` as a process: exit codes and where its words go.

use std::process::{Command, Output};

fn communique(args: &[&str]) -> std::io::Result<Output> {
    Command::new(env!("CARGO_BIN_EXE_communique")).args(args).output()
}

#[test]
fn help_goes_to_standard_output() {
    let output = communique(&["--help"]).unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert!(String::from_utf8(output.stdout).unwrap().contains("preview DIST"));
    assert!(output.stderr.is_empty());
}

#[test]
fn what_is_not_understood_is_code_2() {
    let output = communique(&["frobnicate"]).unwrap();
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("there is no command \"frobnicate\""), "{said}");
    assert!(said.contains("--help"), "{said}");
    assert!(output.stdout.is_empty());
}

#[test]
fn a_bundle_that_is_not_there_is_code_1() {
    let output = communique(&["preview", "no-such-folder", "--port", "0"]).unwrap();
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("no-such-folder") && said.contains("make dist"), "{said}");
}
