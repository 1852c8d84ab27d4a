//! Runs the fuzz targets in a plain loop: valid inputs, changed by chance.

use std::env;
use std::fs;
use std::panic::catch_unwind;
use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

use communique_fuzz::{TARGETS, Target};

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let seed = env::var("SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(1);
    let Some((first, names)) = arguments.split_first() else {
        eprintln!("usage: stress COUNT [TARGET…], stress corpus, or stress FILE");
        return ExitCode::FAILURE;
    };
    if first == "corpus" {
        return corpus();
    }
    let Ok(count) = first.parse::<u64>() else { return again(first) };
    let mut failed = false;
    for target in TARGETS.iter().filter(|t| names.is_empty() || names.iter().any(|n| n == t.name)) {
        failed |= !run(target, count, seed);
    }
    if failed { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

/// Writes the valid inputs to where libFuzzer looks for them.
fn corpus() -> ExitCode {
    for target in TARGETS {
        let folder = Path::new("corpus").join(target.name);
        let write = |(number, seed): (usize, Vec<u8>)| {
            fs::write(folder.join(format!("{}-{number}", target.name)), seed)
        };
        let written = fs::create_dir_all(&folder)
            .and_then(|()| (target.seeds)().into_iter().enumerate().try_for_each(write));
        if let Err(error) = written {
            eprintln!("{}: {error}", folder.display());
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}

/// Runs an input that failed once more.
fn again(path: &str) -> ExitCode {
    let name = path.rsplit('/').next().and_then(|name| name.split('-').next()).unwrap_or_default();
    let (Some(target), Ok(bytes)) = (TARGETS.iter().find(|t| t.name == name), fs::read(path))
    else {
        eprintln!("{path}: not a file whose name begins with a target");
        return ExitCode::FAILURE;
    };
    (target.run)(&bytes);
    ExitCode::SUCCESS
}

/// Runs a target; false if an input failed, which is then written to a file.
fn run(target: &Target, count: u64, seed: u64) -> bool {
    let seeds = (target.seeds)();
    let mut chance = Chance(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
    let began = Instant::now();
    let mut slowest = (0, Vec::new());
    for number in 0..count {
        let mut input = seeds[chance.below(seeds.len())].clone();
        chance.change(&mut input, &seeds);
        let begun = Instant::now();
        if catch_unwind(|| (target.run)(&input)).is_err() {
            let path = format!("failures/{}-{number}", target.name);
            let written = fs::create_dir_all("failures").and_then(|()| fs::write(&path, &input));
            eprintln!("{}: failed; {path} {written:?}", target.name);
            return false;
        }
        let took = begun.elapsed().as_millis();
        if took > slowest.0 {
            slowest = (took, input);
        }
    }
    let seconds = began.elapsed().as_secs_f64();
    let (name, (slowest, input)) = (target.name, slowest);
    let memory = memory();
    eprintln!(
        "{name}: {count} in {seconds:.1} s; slowest {slowest} ms ({} bytes); memory so far {memory}",
        input.len()
    );
    true
}

/// The most memory that this process has had, as Linux says it.
fn memory() -> String {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let most = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    most.unwrap_or("unknown").trim().to_owned()
}

/// Chance that can be repeated: xorshift64 (Marsaglia 2003).
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, most: usize) -> usize {
        (self.next() >> 11) as usize % most.max(1)
    }

    /// Changes an input in a few places, near the beginning more often: lengths are there.
    fn change(&mut self, input: &mut Vec<u8>, seeds: &[Vec<u8>]) {
        const SPECIAL: [u8; 8] = [0, 1, 0x7f, 0x80, 0xfe, 0xff, 0x40, b'"'];
        for _ in 0..self.below(5) + self.below(2) * self.below(8) {
            let reach = if self.below(2) == 0 { input.len().min(40) } else { input.len() };
            let at = self.below(reach + 1);
            match self.below(9) {
                0 => input.truncate(at),
                1 => input.insert(at, self.next() as u8),
                2 if at < input.len() => _ = input.remove(at),
                // A number of many bytes.
                3 => {
                    let long = [0xff, 0xff, 0xff, 0xff, self.next() as u8 & 0x0f];
                    let end = (at + 1).min(input.len());
                    input.splice(at..end, long.into_iter().skip(self.below(5)));
                }
                4 => {
                    let other = &seeds[self.below(seeds.len())];
                    let from = self.below(other.len() + 1);
                    let length = self.below(40).min(other.len() - from);
                    input.splice(at..at, other[from..from + length].iter().copied());
                }
                5 if at < input.len() => input[at] = SPECIAL[self.below(SPECIAL.len())],
                6 if at < input.len() => input[at] ^= 1 << self.below(8),
                7 if at < input.len() => {
                    input[at] = input[at].wrapping_add(self.below(9) as u8).wrapping_sub(4);
                }
                _ if at < input.len() => input[at] = self.next() as u8,
                _ => {}
            }
        }
    }
}
