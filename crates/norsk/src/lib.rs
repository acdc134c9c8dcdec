//! norsk
