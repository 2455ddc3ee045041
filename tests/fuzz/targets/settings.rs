//! Settings as saved files hold them, JSON: what is taken is within its limits, and is the same when it is written down
//! and read again.

#![no_main]

use std::collections::BTreeMap;

use libfuzzer_sys::fuzz_target;
use zscape::Config;
use zscape::config::Value;

fuzz_target!(|text: &str| {
    let Ok(values) = serde_json::from_str::<BTreeMap<String, Value>>(text) else { return };
    let mut one = Config::default();
    for (name, value) in &values {
        let before = one.clone();
        if one.set(name, value).is_err() {
            assert_eq!(one, before);
        }
    }
    // Each may be within its limits, and all together too much.
    let Ok(config) = Config::from_values(&values) else { return };
    assert_eq!(config, one);
    config.validate().expect("what was taken is within its limits");
    let written = serde_json::to_string(&config.values()).expect("settings are written");
    let read: BTreeMap<String, Value> = serde_json::from_str(&written).expect("what was written is read");
    assert_eq!(Config::from_values(&read).expect("and taken"), config);
});
