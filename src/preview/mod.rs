//! `communique preview`: serves a built bundle as a good static host would.
//!
//! This file listens and speaks HTTP; [`host`] decides what an address is answered with. It is for
//! one's own machine: it listens on the loopback addresses only, and speaks plain HTTP/1.1.

mod host;
mod options;
#[cfg(test)]
mod tests;

use std::convert::Infallible;
use std::io::{self, ErrorKind, Write};
use std::net::{Ipv4Addr, Ipv6Addr, TcpListener};
use std::sync::Arc;

use anyhow::{Context, bail};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;

use host::Host;
pub(crate) use options::{Base, Options};

/// Serves until the process is ended.
pub(crate) fn run(options: &Options) -> anyhow::Result<()> {
    let host = Host::open(options)?;
    let Listeners { sockets, port } = Listeners::open(options.port)?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_io().build()?;
    runtime.block_on(async {
        let host = Arc::new(host);
        let accepting = sockets
            .into_iter()
            .map(|socket| Ok(tokio::spawn(accept(to_tokio(socket)?, Arc::clone(&host)))))
            .collect::<io::Result<Vec<_>>>()?;
        let mut out = io::stdout();
        writeln!(out, "http://localhost:{port}{}", options.base.as_str())?;
        out.flush()?;
        for task in accepting {
            task.await?;
        }
        Ok(())
    })
}

/// `localhost` means `127.0.0.1` to some programs and `::1` to others: one socket for each.
struct Listeners {
    sockets: Vec<TcpListener>,
    port: u16,
}

impl Listeners {
    fn open(port: u16) -> anyhow::Result<Self> {
        // A port that is free on one address may be taken on the other: try a few where any will do.
        let mut tries = if port == 0 { 10 } else { 1 };
        loop {
            tries -= 1;
            match Self::try_open(port) {
                Err(error) if error.kind() == ErrorKind::AddrInUse && tries > 0 => {}
                Err(error) if error.kind() == ErrorKind::AddrInUse => {
                    bail!("port {port} is taken: choose another with --port, or 0 for a free one")
                }
                opened => return opened.with_context(|| format!("can't listen on port {port}")),
            }
        }
    }

    fn try_open(port: u16) -> io::Result<Self> {
        let first = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
        let port = first.local_addr()?.port();
        let sockets = match TcpListener::bind((Ipv6Addr::LOCALHOST, port)) {
            Ok(second) => vec![first, second],
            Err(error) if error.kind() == ErrorKind::AddrInUse => return Err(error),
            // A machine without IPv6.
            Err(_) => vec![first],
        };
        Ok(Self { sockets, port })
    }
}

fn to_tokio(socket: TcpListener) -> io::Result<tokio::net::TcpListener> {
    socket.set_nonblocking(true)?;
    tokio::net::TcpListener::from_std(socket)
}

async fn accept(socket: tokio::net::TcpListener, host: Arc<Host>) {
    loop {
        // An error here is one connection's, or a shortage that passes.
        let Ok((stream, _)) = socket.accept().await else {
            tokio::task::yield_now().await;
            continue;
        };
        let host = Arc::clone(&host);
        tokio::spawn(async move {
            // Without this a small answer waits for the acknowledgement of the one before.
            let _ = stream.set_nodelay(true);
            let answer = service_fn(|request| {
                let host = Arc::clone(&host);
                async move { Ok::<_, Infallible>(host.answer(&request).await) }
            });
            // An error is a visitor who left.
            let _ = http1::Builder::new().serve_connection(TokioIo::new(stream), answer).await;
        });
    }
}
