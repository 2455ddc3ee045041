//! The desktop's command: what it is given is tried before the first step, what is good is kept, and what is wrong is
//! named.
#![cfg(not(target_arch = "wasm32"))]

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use zscape::data::shapes;
use zscape::{Config, Split, Trainer};

/// A run of a second or less, beside what a test asks for.
const SMALL: [&str; 6] = ["--hidden", "8", "--batch", "1000", "--epochs", "1"];

fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_train"));
    command.args(arguments).stdin(Stdio::null());
    command
}

fn run(arguments: &[&str]) -> Output {
    command(&[&SMALL[..], arguments].concat()).output().unwrap()
}

/// What it said when it failed, and that it trained nothing.
fn refusal(arguments: &[&str]) -> String {
    let Output { status, stdout, stderr } = run(arguments);
    assert_eq!(status.code(), Some(1), "{arguments:?}");
    assert_eq!(String::from_utf8(stdout).unwrap(), "", "{arguments:?}");
    String::from_utf8(stderr).unwrap()
}

fn fixture(name: &str) -> String {
    format!("tests/fixtures/idx/{name}")
}

/// An empty folder of the test's own.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("train").join(name);
    fs::remove_dir_all(&folder).ok();
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

/// The run that a file holds, on the discs of `--data shapes`.
fn opened(path: &Path) -> Trainer {
    let mut trainer = Trainer::new(Config { hidden: 8, ..Config::default() }).unwrap();
    trainer.add_images(&shapes(9_000, 1).pixels, None, Split::Train).unwrap();
    trainer.add_images(&shapes(1_000, 2).pixels, None, Split::HeldOut).unwrap();
    trainer.load(&fs::read(path).unwrap()).unwrap();
    trainer
}

#[test]
fn a_whole_run_writes_both_files_and_says_so() {
    let folder = folder("whole");
    let (model, session) = (folder.join("model.safetensors"), folder.join("session.safetensors"));
    let outputs = ["--out", text(&model), "--session-out", text(&session)];
    let Output { status, stdout, stderr } = run(&[&["--data", "shapes"][..], &outputs].concat());
    assert_eq!(status.code(), Some(0));
    assert!(String::from_utf8(stdout).unwrap().contains("\nepoch   1   train "));
    let said = String::from_utf8(stderr).unwrap();
    assert!(said.contains(&format!("train: the model of step 9 is in {}\n", model.display())), "{said}");
    assert!(said.contains(&format!("train: the session of step 9 is in {}\n", session.display())), "{said}");
    opened(&model);
    assert_eq!(opened(&session).step(), 9);
}

#[test]
fn a_path_that_cannot_be_written_is_refused_by_its_option_before_the_first_step() {
    let folder = folder("paths");
    let (nowhere, session) = (folder.join("nowhere").join("model"), folder.join("session"));
    for option in ["--out", "--session-out"] {
        let missing = refusal(&["--data", "shapes", option, text(&nowhere)]);
        let begin = format!("train: {option} {}: expected a file that can be written", nowhere.display());
        assert!(missing.starts_with(&begin), "{missing}");
        assert!(refusal(&["--data", "shapes", option, text(&folder)]).contains(text(&folder)));
    }
    refusal(&["--data", "shapes", "--out", text(&session), "--session-out", text(&nowhere)]);
    assert!(!session.exists(), "what was only tried was left behind");
    let same = refusal(&["--data", "shapes", "--out", text(&session), "--session-out", text(&session)]);
    assert!(same.contains("--session-out must be another file than that of --out"), "{same}");
}

#[test]
fn what_is_at_a_path_stays_until_there_is_something_to_write() {
    let model = folder("stays").join("model");
    fs::write(&model, "an older model").unwrap();
    refusal(&["--images", &fixture("no-images.idx"), "--out", text(&model)]);
    assert_eq!(fs::read(&model).unwrap(), b"an older model");
}

#[test]
fn images_that_cannot_be_taken_are_refused_by_their_option_and_file() {
    let cases = [
        ("truncated.idx.gz", "expected a whole gzip, but it cannot be unpacked: "),
        ("corrupt.idx.gz", "expected a whole gzip, but it cannot be unpacked: "),
        ("no-images.idx", "expected at least one image, got its header's [0, 28, 28]"),
        ("qmnist-labels-idx2-int.idx", "the IDX file cannot be read: expected type 8 (unsigned bytes), got 12"),
        ("nowhere.idx", ""),
    ];
    for (name, problem) in cases {
        let said = refusal(&["--images", &fixture(name)]);
        let begin = format!("train: --images {}: {problem}", fixture(name));
        assert!(said.starts_with(&begin) && said.lines().count() == 1, "{said}");
    }
}

#[test]
fn images_of_another_shape_than_those_before_are_refused_by_both() {
    let (training, held_out) = (fixture("two-members.idx.gz"), fixture("held-32.idx"));
    assert_eq!(
        refusal(&["--images", &training, "--held-out-images", &held_out]),
        format!(
            "train: --held-out-images {held_out}: expected images of 28 x 28, as those of --images {training}, \
             got its header's [8, 32, 32]\n"
        )
    );
    let folder = folder("shapes");
    for (name, header, expected) in [
        ("oblong", [&[0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 2][..], &[9, 8]].concat(), "square images"),
        ("labels", vec![0, 0, 8, 1, 0, 0, 0, 1, 7], "images, as [n, rows, columns]"),
    ] {
        let path = folder.join(name);
        fs::write(&path, header).unwrap();
        let said = refusal(&["--images", text(&path)]);
        assert!(said.contains(&format!("{}: expected {expected}, got ", path.display())), "{said}");
    }
}

#[test]
fn all_members_of_a_gzip_are_read() {
    let Output { status, stdout, .. } = run(&["--images", &fixture("two-members.idx.gz")]);
    assert_eq!(status.code(), Some(0));
    assert!(String::from_utf8(stdout).unwrap().starts_with("256 training and 0 held-out images"));
}

#[test]
fn a_manifest_that_cannot_be_taken_is_refused_by_its_path() {
    let folder = folder("manifest");
    let path = folder.join("manifest.json");
    let begin = format!("train: --data {}: ", path.display());
    assert!(refusal(&["--data", text(&folder)]).starts_with(&begin));
    for manifest in ["{", r#"{ "train": { "shards": [] }, "heldOut": { "shards": [] } }"#] {
        fs::write(&path, manifest).unwrap();
        let said = refusal(&["--data", text(&folder)]);
        assert!(said.starts_with(&begin), "{said}");
    }
}

#[test]
fn a_setting_out_of_its_limits_is_refused_by_its_option() {
    let said = refusal(&["--data", "shapes", "--learning-rate", "0"]);
    assert_eq!(said, "train: --learning-rate must be a number above 0 and at most 10, got 0\n");
    let path = folder("settings").join("wide.idx");
    fs::write(&path, [&[0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 1, 4, 0, 0, 1, 4][..], &[0; 260 * 260]].concat()).unwrap();
    let said = refusal(&["--images", text(&path)]);
    assert!(said.starts_with(&format!("train: the side of --images {} must be", path.display())), "{said}");
    let both = run(&["--images", text(&path), "--data", "shapes"]);
    assert_eq!(both.status.code(), Some(2));
}

/// 300 black images with white ones among them: by the first of these the weights of all pixels are thrown far off at
/// once.
fn black_and_white(path: &Path) -> Vec<u8> {
    let images: Vec<u8> = (0..300 * 784).map(|pixel| if pixel < 3 * 784 { 255 } else { 0 }).collect();
    fs::write(path, [&[0, 0, 8, 3, 0, 0, 1, 44, 0, 0, 0, 28, 0, 0, 0, 28][..], &images].concat()).unwrap();
    images
}

#[test]
fn training_that_leaves_the_numbers_fails_and_keeps_the_last_good_state() {
    let folder = folder("diverged");
    let (path, session) = (folder.join("images.idx"), folder.join("session"));
    let images = black_and_white(&path);
    let arguments = ["--images", text(&path), "--hidden", "8", "--batch", "1", "--learning-rate", "0.1"];
    let Output { status, stderr, .. } =
        command(&[&arguments[..], &["--session-out", text(&session)]].concat()).output().unwrap();
    assert_eq!(status.code(), Some(1));
    let said = String::from_utf8(stderr).unwrap();
    let restored = said.split("the state of step ").nth(1).and_then(|rest| rest.split(' ').next());
    let restored: usize = restored.unwrap_or_else(|| panic!("{said}")).parse().unwrap();
    assert!(restored > 0, "{said}");
    assert!(said.contains(&format!("train: the session of step {restored} is in ")), "{said}");
    let mut trainer = Trainer::new(Config { hidden: 8, ..Config::default() }).unwrap();
    trainer.add_images(&images, None, Split::Train).unwrap();
    trainer.load(&fs::read(&session).unwrap()).unwrap();
    assert_eq!(trainer.step(), restored);
}

#[test]
fn a_model_that_has_learned_nothing_takes_no_other_ones_place() {
    let model = folder("nothing").join("model");
    fs::write(&model, "an older model").unwrap();
    // Nobody reads its first line.
    let mut child = command(&["--data", "shapes", "--hidden", "8", "--out", text(&model)])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let Output { status, stderr, .. } = child.wait_with_output().unwrap();
    assert_eq!(status.code(), Some(1));
    let said = String::from_utf8(stderr).unwrap();
    assert!(said.starts_with("train: the losses cannot be printed: "), "{said}");
    assert!(said.ends_with("train: nothing is written\n"), "{said}");
    assert_eq!(fs::read(&model).unwrap(), b"an older model");
}

#[cfg(unix)]
#[test]
fn an_interrupted_run_keeps_the_model_of_its_last_step_and_says_so() {
    for (signal, name) in [("-INT", "ctrl-c"), ("-TERM", "ended"), ("-HUP", "closed")] {
        let session = folder(name).join("session");
        let arguments = ["--data", "shapes", "--hidden", "8", "--epochs", "1000000"];
        let mut child = command(&[&arguments[..], &["--session-out", text(&session)]].concat())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        lines.next();
        let first = lines.next().unwrap().unwrap();
        assert!(first.starts_with("epoch   1 "), "{first}");
        assert!(Command::new("kill").args([signal, &child.id().to_string()]).status().unwrap().success());
        lines.for_each(|line| drop(line.unwrap()));
        let Output { status, stderr, .. } = child.wait_with_output().unwrap();
        assert_eq!(status.code(), Some(130), "{name}");
        let said = String::from_utf8(stderr).unwrap();
        let step = opened(&session).step();
        assert!(step >= 71, "{step}");
        assert_eq!(
            said,
            format!(
                "train: interrupted after step {step}\ntrain: the session of step {step} is in {}\n",
                session.display()
            )
        );
    }
}
