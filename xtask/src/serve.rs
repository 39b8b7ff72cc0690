//! A static server for one developer: `www/` at `/`, `pkg/` at `/pkg/`, on 127.0.0.1 only.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::{Outcome, paths, run};

const DEFAULT_PORT: u16 = 8080;
/// How many ports after the wanted one are tried.
const PORTS_TRIED: u16 = 50;
/// A request line or header longer than this is refused.
const LINE_LIMIT: u64 = 16 * 1024;

/// The command `serve`: ends only when it is stopped.
pub(crate) fn serve(args: &[String]) -> Outcome {
    let wanted = match run::option(args, "--port")? {
        Some(text) => text.parse().map_err(|_| format!("`{text}` is not a port; give a number from 1 to 65535"))?,
        None => DEFAULT_PORT,
    };
    let (listener, port) = listen(wanted)?;
    if port != wanted {
        println!("port {wanted} is busy; taking {port}");
    }
    println!("zhixin is at http://127.0.0.1:{port}/ (Ctrl-C ends it)");
    for stream in listener.incoming().flatten() {
        std::thread::spawn(move || {
            // A visitor who goes away in the middle is no fault of the server.
            let _ = answer(stream);
        });
    }
    Ok(())
}

fn listen(wanted: u16) -> Outcome<(TcpListener, u16)> {
    for port in wanted..=wanted.saturating_add(PORTS_TRIED) {
        match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
            Ok(listener) => return listener.local_addr().map(|a| (listener, a.port())).map_err(|e| e.to_string()),
            Err(e) if e.kind() == std::io::ErrorKind::AddrInUse => {}
            Err(e) => return Err(format!("cannot listen on 127.0.0.1:{port}: {e}")),
        }
    }
    Err(format!("ports {wanted} to {} are all busy; choose one with --port", wanted.saturating_add(PORTS_TRIED)))
}

fn answer(mut stream: TcpStream) -> std::io::Result<()> {
    stream.set_read_timeout(Some(Duration::from_secs(10)))?;
    let mut reader = BufReader::new(stream.try_clone()?);
    let mut first = String::new();
    reader.by_ref().take(LINE_LIMIT).read_line(&mut first)?;
    let mut header = String::new();
    // The headers decide nothing here, but must be read before the answer.
    while reader.by_ref().take(LINE_LIMIT).read_line(&mut header)? > 2 {
        header.clear();
    }
    let mut words = first.split_whitespace();
    let (method, target) = (words.next().unwrap_or(""), words.next().unwrap_or(""));
    if method != "GET" && method != "HEAD" {
        return send(&mut stream, "405 Method Not Allowed", "text/plain", b"only GET and HEAD\n", true);
    }
    let Some(path) = place(target, &paths::root()) else {
        return send(&mut stream, "404 Not Found", "text/plain", b"not found\n", method == "GET");
    };
    match std::fs::read(&path) {
        Ok(bytes) => send(&mut stream, "200 OK", mime(&path), &bytes, method == "GET"),
        Err(_) => send(&mut stream, "404 Not Found", "text/plain", b"not found\n", method == "GET"),
    }
}

fn send(stream: &mut TcpStream, status: &str, mime: &str, body: &[u8], with_body: bool) -> std::io::Result<()> {
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: {mime}\r\nContent-Length: {}\r\nCache-Control: no-cache\r\n\
         X-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n",
        body.len()
    )?;
    if with_body {
        stream.write_all(body)?;
    }
    stream.flush()
}

/// The file a request means, or nothing when there is none or it is outside the two folders.
fn place(target: &str, root: &Path) -> Option<PathBuf> {
    let target = target.split(['?', '#']).next().unwrap_or("");
    let decoded = percent_decode(target)?;
    let rest = decoded.strip_prefix('/')?;
    let (folder, rest) = match rest.strip_prefix("pkg/").or_else(|| in_a_host(rest)) {
        Some(rest) => (root.join("pkg"), rest),
        None => (root.join("www"), rest),
    };
    let mut path = folder.clone();
    for part in rest.split('/').filter(|part| !part.is_empty()) {
        // No parent, no hidden file, no other drive, no NUL.
        if part.starts_with('.') || part.contains(['\\', ':', '\0']) {
            return None;
        }
        path.push(part);
    }
    if path.is_dir() {
        path.push("index.html");
    }
    // A link inside the folder must not lead out of it.
    let real = path.canonicalize().ok()?;
    real.starts_with(folder.canonicalize().ok()?).then_some(real)
}

/// The file of the package that a host's page asks for: `hosts/<name>/zhixin/` is where an integrator copies it to.
fn in_a_host(path: &str) -> Option<&str> {
    let (_, inside) = path.strip_prefix("hosts/")?.split_once('/')?;
    inside.strip_prefix("zhixin/")
}

fn percent_decode(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let (high, low) = (rest.next()? as char, rest.next()? as char);
            let value = high.to_digit(16)? * 16 + low.to_digit(16)?;
            bytes.push(u8::try_from(value).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

fn mime(path: &Path) -> &'static str {
    match path.extension().and_then(|e| e.to_str()).unwrap_or("") {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" | "cjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" => "application/json; charset=utf-8",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "csv" => "text/csv; charset=utf-8",
        "txt" | "md" | "ts" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::{mime, percent_decode, place};
    use std::path::Path;

    #[test]
    fn nothing_outside_the_two_folders_is_served() {
        let root = crate::paths::root();
        for target in [
            "/../Cargo.toml",
            "/%2e%2e/Cargo.toml",
            "/pkg/../Cargo.toml",
            "/pkg/%2e%2e%2fCargo.toml",
            "/..%5cCargo.toml",
            "/.git/config",
            "//etc/passwd",
            "/pkg//etc/passwd",
            "/%00",
            "Cargo.toml",
            "/%zz",
        ] {
            assert_eq!(place(target, &root), None, "{target}");
        }
    }

    #[test]
    fn a_host_has_the_package_where_it_is_copied_to() {
        let root = crate::paths::root();
        let file = place("/pkg/package.json", &root);
        assert!(file.is_some());
        assert_eq!(place("/hosts/plain/zhixin/package.json", &root), file);
        assert_eq!(place("/hosts/plain/zhixin/../package.json", &root), None);
        assert_eq!(place("/zhixin/package.json", &root), None);
    }

    #[test]
    fn names_are_decoded_and_typed() {
        assert_eq!(percent_decode("/%E7%9F%A5.html").as_deref(), Some("/知.html"));
        assert_eq!(percent_decode("/%E7"), None);
        assert_eq!(mime(Path::new("a/b.wasm")), "application/wasm");
        assert_eq!(mime(Path::new("a/b.mjs")), "text/javascript; charset=utf-8");
    }
}
