using System.Text.Json;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace EfSchemaBridge.ValueGeneration;

/// <summary>Compares values that are stored as JSON by what they are stored as, so that changes inside of them are noticed.</summary>
/// <typeparam name="T">The values' type, which System.Text.Json can write and read.</typeparam>
public sealed class JsonValueComparer<T>() : ValueComparer<T>(
    (left, right) => JsonSerializer.Serialize(left, JsonSerializerOptions.Default) == JsonSerializer.Serialize(right, JsonSerializerOptions.Default),
    value => JsonSerializer.Serialize(value, JsonSerializerOptions.Default).GetHashCode(StringComparison.Ordinal),
    value => JsonSerializer.Deserialize<T>(JsonSerializer.Serialize(value, JsonSerializerOptions.Default), JsonSerializerOptions.Default)!);
