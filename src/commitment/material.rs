//! The materials of an application: what is missing, and what of it may follow.

use super::route::Route;
use crate::judge::Tri;
use crate::subject::{Input, Material};

/// A material that is missing, or may be.
#[derive(Clone, Debug)]
pub(super) struct Open<'a> {
    pub(super) at: usize,
    pub(super) material: &'a Material,
    /// Whether it is needed and was not handed in.
    pub(super) lacking: Tri,
    /// Whether it may follow.
    pub(super) may: Tri,
}

/// What the materials come to on a route where material may follow.
#[derive(Clone, Debug)]
pub(super) struct Materials<'a> {
    /// Whether they were stated at all.
    pub(super) stated: bool,
    /// Those that are missing, or may be.
    pub(super) open: Vec<Open<'a>>,
    /// Whether anything is missing.
    pub(super) lacking: Tri,
    /// Whether something is missing that may not follow.
    pub(super) blocked: Tri,
}

impl<'a> Materials<'a> {
    /// `None` on a route without deferral.
    pub(super) fn judge(route: &Route<'_>, input: &'a Input) -> Option<Self> {
        route.deferral()?;
        let Some(list) = &input.materials else {
            return Some(Self { stated: false, open: Vec::new(), lacking: Tri::Unknown, blocked: Tri::Unknown });
        };
        // The narrowest text that names materials does not take back what a wider one lets follow.
        let named = route.parts.iter().filter_map(|(_, scheme)| scheme.deferral.as_ref());
        let named: Vec<&str> = named.flat_map(|deferral| &deferral.materials).map(|item| item.id.as_str()).collect();
        let one = |(at, material): (usize, &'a Material)| {
            let required = tri(material.required);
            let lacking = required.and(tri(material.submitted).not());
            let may = match material.deferrable {
                None if named.contains(&material.id.as_str()) => Tri::Yes,
                stated => tri(stated),
            };
            Open { at, material, lacking, may }
        };
        let all: Vec<Open<'a>> = list.iter().enumerate().map(one).collect();
        let lacking = all.iter().map(|open| open.lacking).fold(Tri::No, Tri::or);
        let blocked = all.iter().map(|open| open.lacking.and(open.may.not())).fold(Tri::No, Tri::or);
        let open = all.into_iter().filter(|open| open.lacking != Tri::No).collect();
        Some(Self { stated: true, open, lacking, blocked })
    }

    /// The fields that nobody stated and that still decide whether anything is missing.
    pub(super) fn missing_at_all(&self) -> Vec<(usize, &'static str)> {
        let mut list = Vec::new();
        for open in self.open.iter().filter(|open| open.lacking == Tri::Unknown && self.lacking == Tri::Unknown) {
            list.extend(open.material.required.is_none().then_some((open.at, "required")));
            list.extend(open.material.submitted.is_none().then_some((open.at, "submitted")));
        }
        list
    }

    /// The fields that nobody stated and that still decide: the position of the material, and the field.
    pub(super) fn missing(&self) -> Vec<(usize, &'static str)> {
        let mut list = Vec::new();
        for open in &self.open {
            let of = |field, unknown: bool| unknown.then_some((open.at, field));
            let lacking = open.lacking == Tri::Unknown && self.lacking == Tri::Unknown;
            let blocks = self.blocked == Tri::Unknown && open.may != Tri::Yes;
            let counts = lacking || (blocks && open.lacking == Tri::Unknown);
            list.extend(of("required", counts && open.material.required.is_none()));
            list.extend(of("submitted", counts && open.material.submitted.is_none()));
            list.extend(of("deferrable", blocks && open.may == Tri::Unknown));
        }
        list
    }
}

fn tri(stated: Option<bool>) -> Tri {
    stated.map_or(Tri::Unknown, Tri::from)
}
