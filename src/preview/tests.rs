//! The server over real connections: what a browser would see.

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;

use super::*;

/// A folder of its own for each test, removed with it.
struct Dist(PathBuf);

impl Dist {
    fn empty() -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let n = NEXT.fetch_add(1, Ordering::Relaxed);
        let path =
            std::env::temp_dir().join(format!("communique-preview-{}-{n}", std::process::id()));
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn sample() -> Self {
        let dist = Self::empty();
        for (name, text) in [
            ("index.html", "<h1>Home</h1>"),
            ("404.html", "<h1>Page not found</h1>"),
            ("404.html.gz", "gzip of 404"),
            ("countries/albania/index.html", "<h1>Albania</h1>"),
            ("countries/albania/index.json", "{}"),
            ("app-5f3a9bd1c2e4.js", "plain"),
            ("app-5f3a9bd1c2e4.js.br", "brotli of app"),
            ("app-5f3a9bd1c2e4.js.gz", "gzip of app"),
            ("app-5f3a9bd1c2e4_bg.wasm", "wasm"),
            ("feed.xml", "<feed/>"),
            ("icon.svg", "<svg/>"),
            ("site.webmanifest", "{}"),
            ("fonts/sans.woff2", "font"),
            ("part-00ff00ff.bin", "0123456789"),
            ("search/index.html", "<h1>Search</h1>"),
            ("search/manifest.bin", "manifest"),
            ("search/0123456789abcdef/k0.bin", "part"),
            ("news/1234567890123456/index.html", "<h1>News</h1>"),
        ] {
            dist.write(name, text);
        }
        dist
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.0.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn options(&self, base: &str) -> Options {
        Options { dist: self.0.clone(), port: 0, base: base.parse().unwrap() }
    }

    /// Serves the folder until the tests are over.
    fn serve(&self, base: &str) -> SocketAddr {
        let host = Arc::new(Host::open(&self.options(base)).unwrap());
        let socket = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let address = socket.local_addr().unwrap();
        thread::spawn(move || {
            let runtime =
                tokio::runtime::Builder::new_current_thread().enable_io().build().unwrap();
            runtime.block_on(async { accept(to_tokio(socket).unwrap(), host).await });
        });
        address
    }
}

impl Drop for Dist {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[derive(Debug)]
struct Answer {
    status: u16,
    headers: BTreeMap<String, String>,
    body: String,
}

impl Answer {
    fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", String::as_str)
    }

    fn read(from: &mut impl BufRead, method: &str) -> Self {
        let mut line = String::new();
        from.read_line(&mut line).unwrap();
        let status = line.split(' ').nth(1).unwrap().parse().unwrap();
        let mut headers = BTreeMap::new();
        loop {
            let mut line = String::new();
            from.read_line(&mut line).unwrap();
            let Some((name, value)) = line.split_once(':') else { break };
            headers.insert(name.to_ascii_lowercase(), value.trim().to_owned());
        }
        let length = headers.get("content-length").map_or(0, |n| n.parse().unwrap());
        let mut body = vec![0; if method == "HEAD" || status == 304 { 0 } else { length }];
        from.read_exact(&mut body).unwrap();
        Self { status, headers, body: String::from_utf8(body).unwrap() }
    }
}

fn ask(address: SocketAddr, method: &str, path: &str, headers: &[&str]) -> Answer {
    let mut stream = TcpStream::connect(address).unwrap();
    write!(stream, "{method} {path} HTTP/1.1\r\nhost: localhost\r\n").unwrap();
    for header in headers {
        write!(stream, "{header}\r\n").unwrap();
    }
    write!(stream, "\r\n").unwrap();
    Answer::read(&mut BufReader::new(stream), method)
}

fn get(address: SocketAddr, path: &str) -> Answer {
    ask(address, "GET", path, &[])
}

#[test]
fn pages_are_found_at_their_folders() {
    let dist = Dist::sample();
    let address = dist.serve("/");
    let home = get(address, "/");
    assert_eq!((home.status, home.body.as_str()), (200, "<h1>Home</h1>"));
    assert_eq!(get(address, "/countries/albania/").body, "<h1>Albania</h1>");
    let redirect = get(address, "/countries/albania?page=2");
    assert_eq!((redirect.status, redirect.header("location")), (301, "/countries/albania/?page=2"));
}

#[test]
fn a_redirect_never_leaves_the_host() {
    let dist = Dist::sample();
    let redirect = get(dist.serve("/"), "//countries/albania");
    assert_eq!(redirect.header("location"), "/countries/albania/");
}

#[test]
fn types_are_those_of_the_names() {
    let dist = Dist::sample();
    let address = dist.serve("/");
    for (path, kind) in [
        ("/", "text/html; charset=utf-8"),
        ("/app-5f3a9bd1c2e4.js", "text/javascript; charset=utf-8"),
        ("/app-5f3a9bd1c2e4_bg.wasm", "application/wasm"),
        ("/countries/albania/index.json", "application/json"),
        ("/feed.xml", "text/xml; charset=utf-8"),
        ("/icon.svg", "image/svg+xml"),
        ("/site.webmanifest", "application/manifest+json"),
        ("/fonts/sans.woff2", "font/woff2"),
        ("/part-00ff00ff.bin", "application/octet-stream"),
        ("/search/manifest.bin", "application/octet-stream"),
        ("/search/", "text/html; charset=utf-8"),
    ] {
        let answer = get(address, path);
        assert_eq!((answer.status, answer.header("content-type")), (200, kind), "{path}");
    }
}

#[test]
fn twins_are_negotiated() {
    let dist = Dist::sample();
    let address = dist.serve("/");
    for (accepted, encoding, body) in [
        ("gzip, deflate, br", "br", "brotli of app"),
        ("gzip", "gzip", "gzip of app"),
        ("br;q=0, gzip", "gzip", "gzip of app"),
        ("identity", "", "plain"),
    ] {
        let header = format!("accept-encoding: {accepted}");
        let answer = ask(address, "GET", "/app-5f3a9bd1c2e4.js", &[&header]);
        assert_eq!((answer.header("content-encoding"), &*answer.body), (encoding, body));
        assert_eq!(answer.header("content-type"), "text/javascript; charset=utf-8");
        assert!(answer.header("vary").eq_ignore_ascii_case("accept-encoding"));
    }
    let page = ask(address, "GET", "/", &["accept-encoding: br"]);
    assert_eq!((page.status, page.header("content-encoding")), (200, ""), "no twin, still served");
}

#[test]
fn only_names_with_a_hash_are_kept_for_good() {
    let dist = Dist::sample();
    let address = dist.serve("/");
    for path in [
        "/app-5f3a9bd1c2e4.js",
        "/app-5f3a9bd1c2e4_bg.wasm",
        "/part-00ff00ff.bin",
        "/search/0123456789abcdef/k0.bin",
    ] {
        let answer = get(address, path);
        assert_eq!(answer.header("cache-control"), "public, max-age=31536000, immutable", "{path}");
    }
    for path in [
        "/",
        "/feed.xml",
        "/missing-5f3a9bd1c2e4.js",
        "/countries/albania",
        "/search/manifest.bin",
        "/search/0123456789abcdef/missing.bin",
        "/news/1234567890123456/",
    ] {
        assert_eq!(get(address, path).header("cache-control"), "no-cache", "{path}");
    }
}

#[test]
fn what_is_unchanged_is_not_sent_again() {
    let dist = Dist::sample();
    let address = dist.serve("/");
    let page = get(address, "/");
    for (condition, seen) in [("if-none-match", "etag"), ("if-modified-since", "last-modified")] {
        let header = format!("{condition}: {}", page.header(seen));
        let again = ask(address, "GET", "/", &[&header]);
        assert_eq!((again.status, &*again.body), (304, ""), "{header}");
        assert_eq!(again.header("cache-control"), "no-cache");
    }
}

#[test]
fn a_missing_address_gets_the_whole_404_page() {
    let dist = Dist::sample();
    let address = dist.serve("/");
    for path in ["/nowhere/", "/countries/", "/index.html/", "/%ff", "/%00"] {
        let missing = get(address, path);
        assert_eq!((missing.status, &*missing.body), (404, "<h1>Page not found</h1>"), "{path}");
        assert_eq!(missing.header("content-type"), "text/html; charset=utf-8");
    }
    let condition = "if-modified-since: Fri, 01 Jan 2100 00:00:00 GMT";
    let again = ask(address, "GET", "/nowhere", &[condition, "range: bytes=0-1"]);
    assert_eq!((again.status, &*again.body), (404, "<h1>Page not found</h1>"));
    let packed = ask(address, "GET", "/nowhere", &["accept-encoding: gzip"]);
    assert_eq!((packed.header("content-encoding"), &*packed.body), ("gzip", "gzip of 404"));
    fs::remove_file(dist.0.join("404.html")).unwrap();
    assert_eq!(get(address, "/nowhere/").status, 404);
}

#[test]
fn nothing_outside_the_folder_is_served() {
    let dist = Dist::sample();
    let secret = Dist::empty();
    secret.write("secret.txt", "secret");
    let name = secret.0.file_name().unwrap().to_str().unwrap();
    let address = dist.serve("/");
    for up in ["..", "%2e%2e", ".%2E", "..%2f..", "x/../..", "..%5c..", "%2e%2e%2f.."] {
        let answer = get(address, &format!("/{up}/{name}/secret.txt"));
        assert!(matches!(answer.status, 400 | 404), "{up}: {}", answer.status);
        assert!(!answer.body.contains("secret"), "{up}");
    }
    let absolute = format!("/{}", Path::new(&secret.0).join("secret.txt").display());
    assert_eq!(get(address, &absolute).status, 404);
}

#[test]
fn every_answer_carries_the_policy() {
    let dist = Dist::sample();
    let address = dist.serve("/");
    for path in ["/", "/nowhere/", "/app-5f3a9bd1c2e4.js", "/countries/albania"] {
        let answer = get(address, path);
        assert!(answer.header("content-security-policy").contains("frame-ancestors 'none'"));
        assert_eq!(answer.header("x-content-type-options"), "nosniff");
        assert_eq!(answer.header("referrer-policy"), "no-referrer");
    }
}

#[test]
fn a_connection_carries_many_requests() {
    let dist = Dist::sample();
    let mut stream = TcpStream::connect(dist.serve("/")).unwrap();
    let mut reader = BufReader::new(stream.try_clone().unwrap());
    for (method, path, status, body) in [
        ("GET", "/part-00ff00ff.bin", 206, "234"),
        ("HEAD", "/part-00ff00ff.bin", 206, ""),
        ("GET", "/nowhere", 404, "<h1>Page not found</h1>"),
        ("POST", "/", 405, ""),
        ("GET", "/countries/albania", 301, ""),
        ("GET", "/countries/albania/index.json", 206, "}"),
    ] {
        let range = if path.ends_with("json") { "bytes=1-" } else { "bytes=2-4" };
        write!(stream, "{method} {path} HTTP/1.1\r\nhost: localhost\r\nrange: {range}\r\n\r\n")
            .unwrap();
        let answer = Answer::read(&mut reader, method);
        assert_eq!((answer.status, &*answer.body), (status, body), "{method} {path}");
    }
}

#[test]
fn a_site_can_lie_below_a_path() {
    let dist = Dist::sample();
    let address = dist.serve("/some/path/");
    assert_eq!(get(address, "/some/path/").body, "<h1>Home</h1>");
    assert_eq!(get(address, "/some/path/countries/albania/").body, "<h1>Albania</h1>");
    assert_eq!(get(address, "/some/path").header("location"), "/some/path/");
    let redirect = get(address, "/some/path/countries/albania");
    assert_eq!(redirect.header("location"), "/some/path/countries/albania/");
    for outside in ["/", "/countries/albania/", "/some/pathology", "/some/"] {
        let answer = get(address, outside);
        assert_eq!((answer.status, &*answer.body), (404, "<h1>Page not found</h1>"), "{outside}");
    }
}

#[test]
fn a_base_is_a_plain_path() {
    for (given, base) in [("/", "/"), ("/sub/", "/sub/"), ("/sub", "/sub/"), ("/a/b.c/", "/a/b.c/")]
    {
        assert_eq!(given.parse::<Base>().unwrap().as_str(), base);
    }
    for wrong in ["", "sub/", "//", "/a//b/", "/../", "/a b/", "/a?b/", "https://host/"] {
        assert!(wrong.parse::<Base>().is_err(), "{wrong}");
    }
}

#[test]
fn a_folder_that_is_no_bundle_is_named() {
    let dist = Dist::empty();
    let said = Host::open(&dist.options("/")).err().unwrap().to_string();
    assert!(said.contains("no index.html") && said.contains(&*dist.0.to_string_lossy()), "{said}");
    let options = Options { dist: dist.0.join("absent"), ..dist.options("/") };
    assert!(Host::open(&options).err().unwrap().to_string().contains("there is no folder"));
}

#[test]
fn a_taken_port_is_named() {
    let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let port = taken.local_addr().unwrap().port();
    let said = Listeners::open(port).err().unwrap().to_string();
    assert!(said.contains(&format!("port {port} is taken")), "{said}");
}
