//! What crosses the boundary: arguments in, results and errors out.
//!
//! Nothing here may run a caller's JavaScript, for Rust then holds the object that was called: src/wasm/owned.js hands
//! arguments over as plain data of our own.

use std::collections::BTreeMap;

use js_sys::{Array, Float32Array, Float64Array, Object, Reflect, Uint8Array, Uint16Array};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

use crate::aggregate::Window;
use crate::config::{Config, Value};
use crate::data::Labels;
use crate::error::Error;
#[cfg(feature = "lesson")]
use crate::lesson::Named;
use crate::trainer::{Inspection, Posteriors, Pulls, Trace, Units};

pub type Result<T> = std::result::Result<T, JsValue>;

/// Bytes of an array, at most: it is copied, and a module can have 4 GB.
const MOST_BYTES: f64 = 1e9;

impl From<Error> for JsValue {
    fn from(error: Error) -> JsValue {
        let exception = js_sys::Error::new(&error.to_string());
        if matches!(error, Error::NonFinite { .. }) {
            exception.set_name("NonFiniteError");
        }
        exception.into()
    }
}

/// A settings object with any of its fields; `undefined` is a field left out.
pub fn config(settings: JsValue) -> Result<Config> {
    if settings.is_undefined() {
        return Ok(Config::default());
    }
    if !settings.is_object() || Array::is_array(&settings) {
        return Err(Error::invalid("settings", "an object", kind(&settings)).into());
    }
    let mut config = Config::default();
    for entry in Object::entries(settings.unchecked_ref()) {
        let entry: Array = entry.unchecked_into();
        let (name, value) = (entry.get(0).as_string().unwrap_or_default(), entry.get(1));
        if !value.is_undefined() {
            config.set(&name, &setting(&value))?;
        }
    }
    config.validate()?;
    Ok(config)
}

fn setting(value: &JsValue) -> Value {
    match (value.as_bool(), value.as_f64(), value.as_string()) {
        (Some(flag), _, _) => Value::Flag(flag),
        (_, Some(number), _) => Value::Number(number),
        (_, _, Some(text)) => Value::Text(text),
        _ => Value::Other(kind(value)),
    }
}

/// The settings as an object; [`config`] is the inverse.
pub fn settings(config: &Config) -> Result<JsValue> {
    object(config)
}

/// A Uint8Array argument.
pub fn bytes(field: &str, value: &JsValue) -> Result<Vec<u8>> {
    Ok(array::<Uint8Array>(field, "a Uint8Array", value)?.to_vec())
}

/// Labels of images: classes, numbers to colour by, or `undefined`.
pub fn labels(value: &JsValue) -> Result<Option<Labels>> {
    let (field, expected) = ("labels", "a Uint8Array, a Uint16Array, a Float32Array or undefined");
    if value.is_undefined() {
        return Ok(None);
    }
    Ok(Some(if value.is_instance_of::<Uint16Array>() {
        Labels::Classes(array::<Uint16Array>(field, expected, value)?.to_vec())
    } else if value.is_instance_of::<Float32Array>() {
        Labels::Numbers(array::<Float32Array>(field, expected, value)?.to_vec())
    } else {
        Labels::from(&array::<Uint8Array>(field, expected, value)?.to_vec()[..])
    }))
}

/// A Float32Array argument.
pub fn floats(field: &str, value: &JsValue) -> Result<Vec<f32>> {
    Ok(array::<Float32Array>(field, "a Float32Array", value)?.to_vec())
}

/// A Float64Array argument.
pub fn doubles(field: &str, value: &JsValue) -> Result<Vec<f64>> {
    Ok(array::<Float64Array>(field, "a Float64Array", value)?.to_vec())
}

/// A whole number argument, from 0 to 2³² − 1.
pub fn whole(field: &str, value: &JsValue) -> Result<u32> {
    at_most(u32::MAX, field, value)
}

/// A whole number argument, from 0 to `most`.
pub fn at_most(most: u32, field: &str, value: &JsValue) -> Result<u32> {
    let fits = |&number: &f64| number == f64::from(number as u32) && number <= f64::from(most);
    let refused = || Error::invalid(field, format!("a whole number from 0 to {most}"), kind(value)).into();
    Ok(value.as_f64().filter(fits).ok_or_else::<JsValue, _>(refused)? as u32)
}

/// An argument that is a number.
pub fn number(field: &str, value: &JsValue) -> Result<f64> {
    value.as_f64().ok_or_else(|| Error::invalid(field, "a number", kind(value)).into())
}

/// The Float32Arrays of an object, by their names.
#[cfg(feature = "lesson")]
pub fn by_name(all: &JsValue) -> Result<Named> {
    if !all.is_object() {
        return Err(Error::invalid("parameters", "an object", kind(all)).into());
    }
    let named = |entry: JsValue| -> Result<(String, Vec<f32>)> {
        let entry: Array = entry.unchecked_into();
        let name = entry.get(0).as_string().unwrap_or_default();
        let values = floats(&name, &entry.get(1))?;
        Ok((name, values))
    };
    Object::entries(all.unchecked_ref()).iter().map(named).collect()
}

fn array<'a, T: JsCast>(field: &str, expected: &str, value: &'a JsValue) -> Result<&'a T> {
    let array = value.dyn_ref().ok_or_else(|| Error::invalid(field, expected, kind(value)))?;
    match Reflect::get(value, &"byteLength".into())?.as_f64() {
        Some(bytes) if bytes > MOST_BYTES => {
            let expected = format!("{expected} of at most {MOST_BYTES} bytes");
            Err(Error::invalid(field, expected, format!("{bytes} bytes")).into())
        }
        _ => Ok(array),
    }
}

/// `{ x, y, half }`: a square part of the plane.
pub fn window(value: &JsValue) -> Result<Window> {
    if !value.is_object() {
        return Err(Error::invalid("window", "an object", kind(value)).into());
    }
    let field = |name: &str| number(&format!("window.{name}"), &Reflect::get(value, &name.into())?);
    Ok(Window { x: field("x")?, y: field("y")?, half: field("half")? })
}

/// A plain object from a serialisable struct or map.
pub fn object<T: Serialize>(value: &T) -> Result<JsValue> {
    Ok(value.serialize(&Serializer::json_compatible())?)
}

/// `{ mu, logvar }`: two Float32Arrays.
pub fn posteriors(posteriors: &Posteriors) -> Result<JsValue> {
    fields([("mu", array32(&posteriors.mu)), ("logvar", array32(&posteriors.logvar))])
}

/// `{ mu, logvar, decoded, reconstruction, reconstructionAtMu, kl }`
pub fn inspection(inspection: &Inspection) -> Result<JsValue> {
    fields([
        ("mu", array32(&inspection.mu)),
        ("logvar", array32(&inspection.logvar)),
        ("decoded", array32(&inspection.decoded)),
        ("reconstruction", inspection.reconstruction.into()),
        ("reconstructionAtMu", inspection.reconstruction_at_mu.into()),
        ("kl", inspection.kl.into()),
    ])
}

/// `{ kl, reconstruction, standardError }`: three Float32Arrays.
pub fn pulls(pulls: &Pulls) -> Result<JsValue> {
    fields([
        ("kl", array32(&pulls.kl)),
        ("reconstruction", array32(&pulls.reconstruction)),
        ("standardError", array32(&pulls.standard_error)),
    ])
}

/// `{ kl, variance, images }`
pub fn units(units: &Units) -> Result<JsValue> {
    fields([("kl", array32(&units.kl)), ("variance", array32(&units.variance)), ("images", units.images.into())])
}

/// The losses of the step with `batch`, `image`, `gradients`, `parameters` and `weight` beside them.
pub fn trace(Trace { losses, batch, image, gradients, parameters, weight }: &Trace) -> Result<JsValue> {
    let image = fields([
        ("index", image.index.into()),
        ("x", array32(&image.x)),
        ("h", array32(&image.h)),
        ("mu", array32(&image.mu)),
        ("logvar", array32(&image.logvar)),
        ("eps", array32(&image.eps)),
        ("z", array32(&image.z)),
        ("decoderH", array32(&image.decoder_h)),
        ("decoded", array32(&image.decoded)),
        ("reconstruction", image.reconstruction.into()),
        ("kl", image.kl.into()),
    ])?;
    let gradients =
        fields([("z", array32(&gradients.z)), ("mu", array32(&gradients.mu)), ("logvar", array32(&gradients.logvar))])?;
    let trace = object(losses)?;
    put(
        &trace,
        &[
            ("batch", (*batch).into()),
            ("image", image),
            ("gradients", gradients),
            ("parameters", object(parameters)?),
            ("weight", object(weight)?),
        ],
    )?;
    Ok(trace)
}

fn array32(values: &[f32]) -> JsValue {
    Float32Array::from(values).into()
}

/// A plain object from its fields.
pub fn fields<const N: usize>(fields: [(&str, JsValue); N]) -> Result<JsValue> {
    let object = Object::new().into();
    put(&object, &fields)?;
    Ok(object)
}

fn put(object: &JsValue, fields: &[(&str, JsValue)]) -> Result<()> {
    for (name, value) in fields {
        Reflect::set(object, &JsValue::from(*name), value)?;
    }
    Ok(())
}

/// Counts by name, as an object.
pub fn counts<const N: usize>(counts: [(&str, usize); N]) -> Result<JsValue> {
    object(&BTreeMap::from(counts))
}

/// What a value is, for an error's reader: `undefined`, `a string`, `Float64Array`.
pub fn kind(value: &JsValue) -> String {
    if value.is_object() || value.is_function() {
        let of = |object: &JsValue, name: &str| Reflect::get(object, &name.into()).unwrap_or_default();
        let name = of(&of(value, "constructor"), "name").as_string();
        return name.filter(|name| !name.is_empty()).unwrap_or_else(|| "an object".into());
    }
    if let Some(text) = value.as_string() {
        return format!("\"{text}\"");
    }
    let text = format!("{value:?}");
    text.strip_prefix("JsValue(").and_then(|text| text.strip_suffix(')')).unwrap_or(&text).to_string()
}
