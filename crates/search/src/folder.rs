//! An index in a folder on this machine: what a worker does with requests, done with files.

use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::answer::Answer;
use crate::format::{Damage, manifest, part};
use crate::reader::{Reader, Step};
use crate::request::Request;

/// An open index.
#[derive(Debug)]
pub struct Folder {
    path: PathBuf,
    reader: Reader,
    /// How many files were read, and how many bytes.
    pub read: (u32, u64),
}

/// A file of an index that can't be used.
#[derive(Debug)]
pub struct Error {
    /// The file.
    pub path: PathBuf,
    /// What is wrong with it.
    pub fault: Fault,
}

/// What is wrong with a file.
#[derive(Debug)]
pub enum Fault {
    /// It can't be read.
    Io(io::Error),
    /// It is not what it should be.
    Damage(Damage),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.path.display())?;
        match &self.fault {
            Fault::Io(error) => write!(f, "{error}. Make the index anew with `communique index`."),
            Fault::Damage(damage) => {
                write!(f, "{damage}. Make the index anew with `communique index`.")
            }
        }
    }
}

impl std::error::Error for Error {}

impl Folder {
    /// Opens the index in a folder: the one with `manifest.bin`.
    ///
    /// # Errors
    /// If there is none, or it is damaged.
    pub fn open(path: &Path) -> Result<Self, Error> {
        let file = path.join(manifest::FILE);
        let bytes = read(&file)?;
        let damaged = |damage| Error { path: file.clone(), fault: Fault::Damage(damage) };
        let reader =
            part::unpack(&bytes).and_then(|plain| Reader::open(&plain)).map_err(damaged)?;
        Ok(Self { path: path.to_owned(), reader, read: (1, bytes.len() as u64) })
    }

    /// Answers a request.
    ///
    /// # Errors
    /// If a part that is needed can't be read or is damaged.
    pub fn search(&mut self, request: &Request) -> Result<Answer, Error> {
        loop {
            let parts = match self.reader.step(request) {
                Step::Done(answer) => return Ok(answer),
                Step::Need { parts, .. } => parts,
            };
            for part in parts {
                let path = self.path.join(self.reader.file(part));
                let bytes = read(&path)?;
                self.read = (self.read.0 + 1, self.read.1 + bytes.len() as u64);
                let supplied =
                    part::unpack(&bytes).and_then(|plain| self.reader.supply(part, &plain));
                supplied.map_err(|damage| Error { path, fault: Fault::Damage(damage) })?;
            }
        }
    }

    /// What was opened.
    #[must_use]
    pub fn reader(&self) -> &Reader {
        &self.reader
    }
}

fn read(path: &Path) -> Result<Vec<u8>, Error> {
    fs::read(path).map_err(|error| Error { path: path.to_owned(), fault: Fault::Io(error) })
}
