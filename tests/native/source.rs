//! The source as a graph: which file imports from which.
//!
//! An import is any path of a crate's own: in `use`, in code, in types, in the tokens of a macro. It
//! counts for the file that defines what it leads to, through re-exports. A parent that declares its
//! modules or passes their items on imports nothing by that; one that uses them does.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use proc_macro2::{TokenStream, TokenTree};
use syn::visit::{self, Visit};
use syn::{Attribute, Item, UseTree, Visibility};

/// The files of one crate by the path of their module, such as `compose::map`; the root is empty.
#[derive(Default)]
pub(crate) struct Source {
    modules: BTreeMap<String, Module>,
}

/// One file.
#[derive(Default)]
pub(crate) struct Module {
    /// Its name in the crate's folder, with `/` between its parts.
    pub(crate) file: String,
    pub(crate) lines: usize,
    /// Functions outside tests and their lengths in lines.
    pub(crate) functions: Vec<(String, usize)>,
    /// Names and the paths that they stand for here: what was imported or is passed on.
    names: BTreeMap<String, Vec<String>>,
    /// Paths that its own code names, the tests in it left out, and those of its tests.
    paths: [BTreeSet<Vec<String>>; 2],
}

impl Source {
    /// Reads every Rust file below a folder, which holds `lib.rs` or `main.rs`.
    pub(crate) fn read(folder: &Path) -> Self {
        let mut source = Self::default();
        for file in rust_files(folder) {
            let text = fs::read_to_string(folder.join(&file)).expect("the source is text");
            source.add(&file, &text);
        }
        source
    }

    /// Adds a file; tests add some that are made up.
    pub(crate) fn add(&mut self, file: &str, text: &str) {
        let parsed = syn::parse_file(text).unwrap_or_else(|error| panic!("{file}: {error}"));
        let module = module_of(file);
        let mut reader = Reader {
            at: split(&module),
            module: Module {
                file: file.to_owned(),
                lines: text.lines().count(),
                ..Module::default()
            },
            in_test: false,
        };
        reader.visit_file(&parsed);
        self.modules.insert(module, reader.module);
    }

    /// All files with the paths of their modules.
    pub(crate) fn modules(&self) -> impl Iterator<Item = (&str, &Module)> {
        self.modules.iter().map(|(path, module)| (path.as_str(), module))
    }

    /// The modules from which a module imports; those of its tests where `of_tests` is set.
    pub(crate) fn imports(&self, module: &str, of_tests: bool) -> BTreeSet<String> {
        let found = self.modules[module].paths[usize::from(of_tests)].iter();
        let found = found.filter_map(|path| self.resolve(module, path, 0));
        found.filter(|other| other != module).collect()
    }

    /// Files that import from each other, all of a circle together. What a room's `mod.rs` defines
    /// is the room's own: files in it may use it, and be used by it.
    pub(crate) fn circles(&self) -> Vec<Vec<String>> {
        let outside = |module: &str| -> BTreeSet<String> {
            let mut imports = self.imports(module, false);
            imports.retain(|other| !module.starts_with(&format!("{other}::")) && !other.is_empty());
            imports
        };
        let graph: BTreeMap<&str, BTreeSet<String>> =
            self.modules.keys().map(|module| (module.as_str(), outside(module))).collect();
        let reached = |from: &str| {
            let (mut seen, mut next) = (BTreeSet::new(), vec![from.to_owned()]);
            while let Some(module) = next.pop() {
                for other in graph.get(module.as_str()).into_iter().flatten() {
                    if seen.insert(other.clone()) {
                        next.push(other.clone());
                    }
                }
            }
            seen
        };
        let reached: BTreeMap<&str, BTreeSet<String>> =
            graph.keys().map(|module| (*module, reached(module))).collect();
        let mut circles = BTreeSet::new();
        for (module, others) in &reached {
            let circle: Vec<String> = others
                .iter()
                .filter(|other| {
                    reached.get(other.as_str()).is_some_and(|back| back.contains(*module))
                })
                .cloned()
                .collect();
            if circle.len() > 1 {
                circles.insert(circle);
            }
        }
        circles.into_iter().collect()
    }

    /// The module whose file defines what a path of a module leads to; nothing for other crates.
    fn resolve(&self, module: &str, path: &[String], depth: u8) -> Option<String> {
        let mut at = split(module);
        let mut rest = path;
        match path.first()?.as_str() {
            "crate" => at.clear(),
            "self" | "super" => {}
            // A name that was imported, or a child.
            name => {
                if let Some(target) = self.modules[module].names.get(name).filter(|_| depth < 8) {
                    let whole: Vec<String> = target.iter().chain(&path[1..]).cloned().collect();
                    return self.resolve(module, &whole, depth + 1);
                }
                // A variable may have the name of a child.
                if path.len() == 1 || !self.modules.contains_key(&join(&at, name)) {
                    return None;
                }
            }
        }
        if path[0] == "crate" || path[0] == "self" {
            rest = &rest[1..];
        }
        while rest.first().is_some_and(|step| step == "super") {
            at.pop();
            rest = &rest[1..];
        }
        while let Some(step) = rest.first() {
            let child = join(&at, step);
            if !self.modules.contains_key(&child) {
                break;
            }
            at = split(&child);
            rest = &rest[1..];
        }
        let here = at.join("::");
        let found = self.modules.get(&here)?;
        let Some(name) = rest.first().filter(|_| depth < 8) else { return Some(here) };
        // What is passed on counts for the file that defines it.
        if let Some(target) = found.names.get(name) {
            // Another crate that the root passes on has the name that it has there.
            let outside = if here.is_empty() { name.clone() } else { here.clone() };
            return self.resolve(&here, target, depth + 1).or(Some(outside));
        }
        Some(here)
    }
}

/// Every Rust file below a folder, with `/` between the parts of its name.
fn rust_files(folder: &Path) -> Vec<String> {
    fn collect(folder: &Path, inside: &str, found: &mut Vec<String>) {
        for entry in fs::read_dir(folder).expect("the source is there") {
            let entry = entry.expect("it can be listed");
            let name = format!("{inside}{}", entry.file_name().to_string_lossy());
            if entry.path().is_dir() {
                collect(&entry.path(), &format!("{name}/"), found);
            } else if name.ends_with(".rs") {
                found.push(name);
            }
        }
    }
    let mut found = Vec::new();
    collect(folder, "", &mut found);
    found.sort();
    found
}

fn module_of(file: &str) -> String {
    let name = file.trim_end_matches(".rs").trim_end_matches("/mod");
    if ["lib", "main"].contains(&name) { String::new() } else { name.replace('/', "::") }
}

fn split(module: &str) -> Vec<String> {
    module.split("::").filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

fn join(at: &[String], child: &str) -> String {
    at.iter().map(String::as_str).chain([child]).collect::<Vec<_>>().join("::")
}

fn is_test(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| match &attribute.meta {
        syn::Meta::List(list) => list.path.is_ident("cfg") && list.tokens.to_string() == "test",
        meta => meta.path().is_ident("test"),
    })
}

struct Reader {
    /// The module in which the reader is: that of the file, or one written inside of it.
    at: Vec<String>,
    module: Module,
    in_test: bool,
}

impl Reader {
    fn name(&mut self, path: Vec<String>) {
        let own = module_of(&self.module.file);
        let depth = self.at.len() - split(&own).len();
        // A module written inside of the file is the file.
        let supers = path.iter().take_while(|step| *step == "super").count();
        let path = match supers.min(depth) {
            0 => path,
            inner => ["self".to_owned()].into_iter().chain(path[inner..].iter().cloned()).collect(),
        };
        self.module.paths[usize::from(self.in_test)].insert(path);
    }

    fn import(&mut self, tree: &UseTree, before: &[String], passed_on: bool) {
        let with = |step: &syn::Ident| -> Vec<String> {
            before.iter().cloned().chain([step.to_string()]).collect()
        };
        match tree {
            UseTree::Path(path) => self.import(&path.tree, &with(&path.ident), passed_on),
            UseTree::Group(group) => {
                group.items.iter().for_each(|tree| self.import(tree, before, passed_on));
            }
            UseTree::Glob(_) => {
                self.name(before.to_vec());
            }
            UseTree::Name(_) | UseTree::Rename(_) => {
                let (path, name) = match tree {
                    UseTree::Name(name) if name.ident == "self" => {
                        (before.to_vec(), before.last().cloned().unwrap_or_default())
                    }
                    UseTree::Name(name) => (with(&name.ident), name.ident.to_string()),
                    UseTree::Rename(name) => (with(&name.ident), name.rename.to_string()),
                    _ => return,
                };
                if !self.in_test {
                    self.module.names.insert(name, path.clone());
                }
                if !passed_on {
                    self.name(path);
                }
            }
        }
    }

    /// Paths among the tokens of a macro.
    fn tokens(&mut self, tokens: TokenStream) {
        let mut path: Vec<String> = Vec::new();
        let mut colons = 0;
        for token in tokens {
            match token {
                TokenTree::Ident(ident) => {
                    if colons != 2 && !path.is_empty() {
                        self.name(std::mem::take(&mut path));
                    }
                    path.push(ident.to_string());
                    colons = 0;
                }
                TokenTree::Punct(punct) if punct.as_char() == ':' => colons += 1,
                other => {
                    if !path.is_empty() {
                        self.name(std::mem::take(&mut path));
                    }
                    colons = 0;
                    if let TokenTree::Group(group) = other {
                        self.tokens(group.stream());
                    }
                }
            }
        }
        if !path.is_empty() {
            self.name(path);
        }
    }

    fn function(&mut self, name: &syn::Ident, block: &syn::Block) {
        if !self.in_test {
            let braces = block.brace_token.span;
            let lines = braces.close().end().line - braces.open().start().line + 1;
            self.module.functions.push((name.to_string(), lines));
        }
    }
}

impl<'a> Visit<'a> for Reader {
    fn visit_item(&mut self, item: &'a Item) {
        let attributes = match item {
            Item::Mod(item) => &item.attrs,
            Item::Fn(item) => &item.attrs,
            Item::Use(item) => &item.attrs,
            Item::Impl(item) => &item.attrs,
            Item::Const(item) => &item.attrs,
            _ => &vec![],
        };
        let before = self.in_test;
        self.in_test |= is_test(attributes);
        visit::visit_item(self, item);
        self.in_test = before;
    }

    fn visit_item_mod(&mut self, item: &'a syn::ItemMod) {
        self.at.push(item.ident.to_string());
        visit::visit_item_mod(self, item);
        self.at.pop();
    }

    fn visit_item_use(&mut self, item: &'a syn::ItemUse) {
        let passed_on = !matches!(item.vis, Visibility::Inherited);
        self.import(&item.tree, &[], passed_on);
    }

    fn visit_item_fn(&mut self, item: &'a syn::ItemFn) {
        self.function(&item.sig.ident, &item.block);
        visit::visit_item_fn(self, item);
    }

    fn visit_impl_item_fn(&mut self, item: &'a syn::ImplItemFn) {
        self.function(&item.sig.ident, &item.block);
        visit::visit_impl_item_fn(self, item);
    }

    fn visit_path(&mut self, path: &'a syn::Path) {
        self.name(path.segments.iter().map(|step| step.ident.to_string()).collect());
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, item: &'a syn::Macro) {
        self.tokens(item.tokens.clone());
        visit::visit_macro(self, item);
    }

    fn visit_visibility(&mut self, _: &'a Visibility) {}

    fn visit_attribute(&mut self, _: &'a Attribute) {}
}
