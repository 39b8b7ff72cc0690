//! Civil dates, periods and working days.
