//! IDX files: what is read has as many values as its shape says, and is taken as images where it can be.

#![no_main]

use libfuzzer_sys::fuzz_target;
use zscape::data::read_idx;
use zscape::{Dataset, Split};

fuzz_target!(|bytes: &[u8]| {
    let Ok(idx) = read_idx(bytes) else { return };
    assert_eq!(idx.shape.iter().product::<usize>(), idx.values.len());
    assert!(bytes.ends_with(idx.values));
    let &[images, rows, columns] = &idx.shape[..] else { return };
    if rows != columns || !(1..=256).contains(&rows) {
        return;
    }
    let mut data = Dataset::new(rows);
    match data.add(idx.values, None, Split::Train) {
        Ok(added) => assert_eq!((added, data.train.len()), (images, images)),
        Err(_) => assert_eq!((images, data.train.len()), (0, 0)),
    }
});
