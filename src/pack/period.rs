//! Reading periods, for the parts of a pack.

pub(crate) use crate::json::read_period;
