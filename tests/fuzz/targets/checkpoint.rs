//! Safetensors: what is read can be written, and is the same when it is read again.

#![no_main]

use libfuzzer_sys::fuzz_target;
use zscape::checkpoint::Checkpoint;

/// The names of a run's parameters.
const NAMES: [&str; 10] = [
    "fc1.weight",
    "fc1.bias",
    "fc21.weight",
    "fc21.bias",
    "fc22.weight",
    "fc22.bias",
    "fc3.weight",
    "fc3.bias",
    "fc4.weight",
    "fc4.bias",
];

fuzz_target!(|bytes: &[u8]| {
    let Ok(read) = Checkpoint::from_bytes(bytes) else { return };
    let written = read.to_bytes().expect("what was read is written");
    let again = Checkpoint::from_bytes(&written).expect("what was written is read");
    assert_eq!(again.progress, read.progress);
    assert_eq!(again.settings, read.settings);
    for name in NAMES {
        let (Ok(shape), Ok(other)) = (read.shape(name), again.shape(name)) else {
            assert!(read.shape(name).is_err() && again.shape(name).is_err());
            continue;
        };
        assert_eq!(shape, other);
        assert_eq!(read.floats(name, shape).ok(), again.floats(name, shape).ok());
    }
    assert_eq!(read.indices("order").ok(), again.indices("order").ok());
});
